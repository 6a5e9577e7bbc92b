package org.cttdc.lightnode.api;

import java.time.Instant;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on its way, as persisted.
 *
 * @param id stable local id
 * @param account sender, 20 bytes
 * @param sequence the account sequence it uses
 * @param label what the person called it; kept from the draft on
 * @param txHash SHA-256 of the envelope
 * @param tx the signed envelope
 * @param validUntilHeight last height at which it may be included
 * @param stage how far it is
 * @param seenBy endpoints that have it in their pool
 * @param height block that includes it, 0 before
 * @param code result once included, or why it was refused at the door
 * @param detail where and what, from authenticated data where included
 * @param updated when the stage last changed
 */
public record OutboxEntry(
        long id,
        Bytes account,
        long sequence,
        String label,
        Bytes txHash,
        Bytes tx,
        long validUntilHeight,
        Stage stage,
        int seenBy,
        long height,
        @Nullable ErrorCode code,
        String detail,
        Instant updated) {

    /** How far a transaction is. */
    public enum Stage {
        SIGNED,
        SENT,
        SEEN,
        /** In a block, its result not yet proved by the next header. */
        INCLUDED,
        /** Included and its result proved; {@link OutboxEntry#code} is then authenticated. */
        FINAL,
        /** Its last height passed without inclusion, proved by the account's sequence. */
        EXPIRED,
        /** Another transaction used its sequence. */
        REPLACED,
        /** Every endpoint refused it before a block. */
        REFUSED
    }

    /** Whether nothing more will happen to it. */
    public boolean settled() {
        return switch (stage) {
            case FINAL, EXPIRED, REPLACED, REFUSED -> true;
            case SIGNED, SENT, SEEN, INCLUDED -> false;
        };
    }
}
