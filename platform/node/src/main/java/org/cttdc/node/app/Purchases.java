package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;

/** Proofs of purchase (protocol page, section 3). */
final class Purchases {
    private Purchases() {}

    static void claim(TxContext tx, Msg.ClaimPurchase msg) throws Rejection {
        OrderLeaf leaf = msg.leaf();
        TxContext.address("the platform", leaf.platform());
        BatchState batch = tx.state()
                .require(
                        StateKeys.batch(leaf.platform(), msg.batchSeq()),
                        "batch " + msg.batchSeq() + " of platform " + leaf.platform());
        Competitions.requirePhase(tx, batch.cycle(), Phase.BATCHES, Phase.COMMITS);
        checkPath(batch, msg);
        Bytes nullifier = nullifier(tx, msg);
        if (tx.state().has(StateKeys.purchase(nullifier))) {
            throw new Rejection(ErrorCode.E_NULLIFIER_USED, "this order was already claimed");
        }
        ListingState listing = tx.state().require(StateKeys.listing(leaf.listing()), "listing " + leaf.listing());
        if (listing.lots().stream().noneMatch(lot -> lot.lot().equals(leaf.lot()))) {
            throw new Rejection(ErrorCode.E_PROOF, "listing " + leaf.listing() + " has no lot " + leaf.lot());
        }
        checkConflict(tx, listing, leaf.platform());
        checkCredential(tx, msg.credential());
        Bytes person = msg.credential().person();
        if (tx.state().has(StateKeys.reviewed(listing.model(), batch.cycle(), person))) {
            throw new Rejection(ErrorCode.E_PERSON, "this person already reviews in this competition");
        }
        tx.state()
                .put(
                        StateKeys.purchase(nullifier),
                        new PurchaseState(
                                nullifier,
                                tx.signer(),
                                person,
                                leaf.platform(),
                                leaf.listing(),
                                listing.model(),
                                leaf.lot(),
                                batch.cycle(),
                                leaf.fee(),
                                Bytes.EMPTY,
                                0,
                                Bytes.EMPTY));
        tx.state().append(StateKeys.purchasesOf(tx.signer()), new Ref(nullifier));
        tx.state().put(StateKeys.person(tx.signer()), new Ref(person));
    }

    private static void checkPath(BatchState batch, Msg.ClaimPurchase msg) throws Rejection {
        SumNode root = new SumNode(batch.root(), batch.count(), batch.gross(), batch.fee());
        try {
            MerkleSumTree.verify(root, msg.path(), msg.leaf());
        } catch (ProofException e) {
            throw new Rejection(ErrorCode.E_PROOF, String.valueOf(e.getMessage()));
        }
        boolean inRows = batch.rows().stream()
                .anyMatch(row -> row.listing().equals(msg.leaf().listing()));
        if (!inRows) {
            throw new Rejection(ErrorCode.E_PROOF, "no row of the batch stands for the order's listing");
        }
    }

    /** Opens both commitments of the leaf. */
    private static Bytes nullifier(TxContext tx, Msg.ClaimPurchase msg) throws Rejection {
        OrderLeaf leaf = msg.leaf();
        if (msg.orderSecret().size() != PurchaseProof.ORDER_SECRET_SIZE
                || msg.blinding().size() != PurchaseProof.BLINDING_SIZE) {
            throw new Rejection(
                    ErrorCode.E_PROOF,
                    "an order secret has " + PurchaseProof.ORDER_SECRET_SIZE + " bytes and a blinding "
                            + PurchaseProof.BLINDING_SIZE);
        }
        Bytes nullifier = PurchaseProof.nullifier(leaf.platform(), msg.orderSecret());
        if (!PurchaseProof.nullifierCommit(nullifier).equals(leaf.nullifierCommit())) {
            throw new Rejection(ErrorCode.E_PROOF, "the order secret does not open the order");
        }
        if (!PurchaseProof.buyerCommit(tx.signer(), msg.blinding()).equals(leaf.buyerCommit())) {
            throw new Rejection(ErrorCode.E_PROOF, "the order was not bought by this account");
        }
        return nullifier;
    }

    private static void checkConflict(TxContext tx, ListingState listing, Bytes platform) throws Rejection {
        ModelState model = tx.state().require(StateKeys.model(listing.model()), "model " + listing.model());
        Bytes signer = tx.signer();
        if (signer.equals(listing.merchant()) || signer.equals(model.author()) || signer.equals(platform)) {
            throw new Rejection(
                    ErrorCode.E_CONFLICT, "merchant, platform and the author of the model cannot review this product");
        }
    }

    static void checkCredential(TxContext tx, Msg.Credential credential) throws Rejection {
        if (credential.person().size() != TxContext.HASH_SIZE) {
            throw new Rejection(ErrorCode.E_CREDENTIAL, "a person commitment has 32 bytes");
        }
        if (!tx.state().has(StateKeys.issuer(credential.issuerKey()))) {
            throw new Rejection(ErrorCode.E_CREDENTIAL, "the issuer is not accredited");
        }
        if (!tx.attested()) {
            throw new Rejection(
                    ErrorCode.E_CREDENTIAL, "the issuer did not sign this person for this account and chain");
        }
    }
}
