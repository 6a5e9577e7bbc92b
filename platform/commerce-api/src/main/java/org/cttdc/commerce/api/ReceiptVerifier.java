package org.cttdc.commerce.api;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PurchaseProof;

/** What a buyer checks on a receipt, from what they ordered alone. Pure. */
public final class ReceiptVerifier {
    private static final BigInteger BPS = BigInteger.valueOf(10_000);

    private ReceiptVerifier() {}

    /** What may be wrong with a receipt. */
    public enum Fault {
        /** The key is not the platform's. */
        PLATFORM,
        /** The signature is not that key's over this leaf and cycle. */
        SIGNATURE,
        /** Another order's nullifier commitment: the buyer could not prove the purchase. */
        NULLIFIER,
        /** Another buyer's commitment. */
        BUYER,
        LISTING,
        QUANTITY,
        /** Another amount than was paid. */
        GROSS,
        /** Not the experience fee the listing has on the chain. */
        FEE,
        PROMOTER
    }

    /**
     * Everything that is wrong with a receipt; empty where it holds.
     *
     * @param platform the platform's address, from the chain
     * @param request what the buyer ordered
     * @param gross what the buyer paid, fen
     * @param experienceFeeBps of the listing, from the chain
     */
    public static Set<Fault> faults(
            Receipt receipt, Bytes platform, OrderRequest request, long gross, int experienceFeeBps) {
        OrderLeaf leaf = receipt.leaf();
        EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
        note(
                faults,
                Fault.PLATFORM,
                isKeyOf(receipt.platformKey(), platform) && leaf.platform().equals(platform));
        note(faults, Fault.SIGNATURE, isSigned(receipt));
        note(faults, Fault.NULLIFIER, leaf.nullifierCommit().equals(request.nullifierCommit()));
        note(faults, Fault.BUYER, leaf.buyerCommit().equals(request.buyerCommit()));
        note(faults, Fault.LISTING, leaf.listing().equals(request.listing()));
        note(faults, Fault.QUANTITY, leaf.quantity() == request.quantity());
        note(faults, Fault.GROSS, leaf.gross() == gross);
        note(faults, Fault.FEE, BigInteger.valueOf(leaf.fee()).equals(fee(gross, experienceFeeBps)));
        note(faults, Fault.PROMOTER, leaf.promoter().equals(request.promoter()));
        return faults;
    }

    /** Whether the platform of the order signed it; whose order it is, its buyer alone can say. */
    public static boolean isGenuine(Receipt receipt) {
        return isKeyOf(receipt.platformKey(), receipt.leaf().platform()) && isSigned(receipt);
    }

    private static BigInteger fee(long gross, int bps) {
        return BigInteger.valueOf(gross).multiply(BigInteger.valueOf(bps)).divide(BPS);
    }

    private static boolean isKeyOf(Bytes key, Bytes address) {
        return key.size() == Ed25519.KEY_SIZE && Address.ofKey(key).value().equals(address);
    }

    private static boolean isSigned(Receipt receipt) {
        try {
            Bytes signed = PurchaseProof.receiptSignBytes(
                    receipt.cycle(), receipt.leaf().hash());
            return Ed25519.verify(receipt.platformKey(), signed, receipt.signature());
        } catch (IllegalArgumentException e) {
            return false; // A leaf that cannot be hashed was never signed.
        }
    }

    private static void note(Set<Fault> faults, Fault fault, boolean holds) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
