package org.cttdc.commerce.batch;

import org.cttdc.commerce.PlatformSigner;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PurchaseProof;

/** Signs the platform's promise to anchor an order in a cycle's batches. */
public final class Receipts {
    private final PlatformSigner signer;
    private final Bytes platform;

    public Receipts(PlatformSigner signer) {
        this.signer = signer;
        this.platform = Address.ofKey(signer.publicKey()).value();
    }

    /** The platform's account. */
    public Bytes platform() {
        return platform;
    }

    /** The signature of an order's receipt. */
    Bytes sign(OrderLeaf leaf, long cycle) {
        return signer.sign(PurchaseProof.receiptSignBytes(cycle, leaf.hash()).toArray());
    }
}
