package org.cttdc.commerce.api;

import java.security.SecureRandom;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.PurchaseProof;

/**
 * What only the buyer of one order holds and what opens its leaf on the chain. Whoever loses it cannot review the purchase; whoever
 * shows it early shows who bought.
 *
 * @param orderSecret 16 random bytes
 * @param blinding 32 random bytes
 */
public record OrderSecrets(Bytes orderSecret, Bytes blinding) {
    public OrderSecrets {
        if (orderSecret.size() != PurchaseProof.ORDER_SECRET_SIZE || blinding.size() != PurchaseProof.BLINDING_SIZE) {
            throw new IllegalArgumentException("an order has a 16-byte secret and a 32-byte blinding, not "
                    + orderSecret.size() + " and " + blinding.size());
        }
    }

    /** Fresh secrets; use them for one order only. */
    public static OrderSecrets draw(SecureRandom random) {
        return new OrderSecrets(
                bytes(random, PurchaseProof.ORDER_SECRET_SIZE), bytes(random, PurchaseProof.BLINDING_SIZE));
    }

    /** The order's nullifier on a platform, as the chain keys the purchase. */
    public Bytes nullifier(Bytes platform) {
        return PurchaseProof.nullifier(platform, orderSecret);
    }

    /** The request of an order that these secrets open. {@code promoter} may be empty. */
    public OrderRequest request(
            String requestId, Bytes platform, Bytes buyer, Bytes listing, long quantity, Bytes promoter) {
        return new OrderRequest(
                requestId,
                listing,
                quantity,
                PurchaseProof.nullifierCommit(nullifier(platform)),
                PurchaseProof.buyerCommit(buyer, blinding),
                promoter);
    }

    /** Never shows the secrets: records are logged by accident. */
    @Override
    public String toString() {
        return "OrderSecrets[hidden]";
    }

    private static Bytes bytes(SecureRandom random, int size) {
        byte[] out = new byte[size];
        random.nextBytes(out);
        return Bytes.of(out);
    }
}
