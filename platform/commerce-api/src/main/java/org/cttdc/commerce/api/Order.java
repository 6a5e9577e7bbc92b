package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * An order as the service tells it (attested, not proved).
 *
 * @param id the service's id
 * @param requestId the buyer's id
 * @param buyer account that ordered; empty in what its merchant sees, who must not know which buyer reviews
 * @param listing content id
 * @param merchant address
 * @param titleEn English
 * @param titleZh Chinese
 * @param lot shipped lot
 * @param quantity units
 * @param gross paid, fen
 * @param fee experience fee, fen
 * @param stage how far it is
 * @param placedHeight chain height when it was placed
 * @param finalHeight chain height at which its refund window closes, 0 before payment
 * @param cycle the cycle it belongs to, -1 before it is final
 * @param receipt signed once final
 * @param inclusion once its batch is anchored
 * @param parcel once shipped
 */
public record Order(
        long id,
        String requestId,
        Bytes buyer,
        Bytes listing,
        Bytes merchant,
        String titleEn,
        String titleZh,
        String lot,
        long quantity,
        long gross,
        long fee,
        Stage stage,
        long placedHeight,
        long finalHeight,
        long cycle,
        @Nullable Receipt receipt,
        @Nullable Inclusion inclusion,
        @Nullable Parcel parcel) {

    /** How far an order is. */
    public enum Stage {
        PLACED,
        PAID,
        SHIPPED,
        REFUNDED,
        /** Never paid in time: its units are on sale again. */
        CANCELLED,
        /** The refund window has closed. */
        FINAL,
        /** Its batch stands on the chain. */
        ANCHORED
    }
}
