package org.cttdc.app.sandbox;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PurchaseProof;

/**
 * A sale of the seeded past.
 *
 * @param buyer who bought
 * @param good what
 * @param listing its content id
 * @param quantity units
 * @param unit first unit of the lot that was shipped
 * @param cycle cycle of the order
 * @param promoter address of who recommended it, or empty
 */
record PastOrder(Persona buyer, Good good, Bytes listing, long quantity, int unit, long cycle, Bytes promoter) {

    long gross() {
        return Math.multiplyExact(good.price(), quantity);
    }

    long fee() {
        return gross() * good.feeBps() / 10_000;
    }

    /** The order's secret; the past is public, so it may be derived from what everyone sees. */
    Bytes secret() {
        return tagged("secret").slice(0, PurchaseProof.ORDER_SECRET_SIZE);
    }

    Bytes blinding() {
        return tagged("blinding");
    }

    Bytes salt() {
        return tagged("salt");
    }

    Bytes nullifier(Bytes platform) {
        return PurchaseProof.nullifier(platform, secret());
    }

    OrderLeaf leaf(Bytes platform, Bytes buyerAddress, long finalAt) {
        return new OrderLeaf(
                platform,
                PurchaseProof.nullifierCommit(nullifier(platform)),
                listing,
                Good.PAST_LOT,
                quantity,
                gross(),
                fee(),
                promoter,
                PurchaseProof.buyerCommit(buyerAddress, blinding()),
                finalAt);
    }

    private Bytes tagged(String what) {
        String name = what + "/" + cycle + "/" + good.item() + "/" + buyer.index();
        return Sha256.of(Bytes.of(name.getBytes(StandardCharsets.US_ASCII)));
    }
}
