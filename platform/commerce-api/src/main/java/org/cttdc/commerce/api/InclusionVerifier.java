package org.cttdc.commerce.api;

import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.state.BatchState;

/** Whether an order stands in an anchored batch. Pure. */
public final class InclusionVerifier {
    private InclusionVerifier() {}

    /**
     * Refuses unless the leaf stands in the batch, sums and all.
     *
     * @param batch the value of a {@code Verified<BatchState>}: what the service says of it proves nothing
     */
    public static void verify(OrderLeaf leaf, Inclusion inclusion, BatchState batch) throws ProofException {
        if (!leaf.platform().equals(batch.platform()) || inclusion.batchSeq() != batch.seq()) {
            throw new ProofException(
                    Reason.KEY, "batch " + batch.seq() + " of " + batch.platform() + " is not the one the order names");
        }
        if (inclusion.path().total() != batch.count()) {
            throw new ProofException(
                    Reason.POSITION,
                    "the path is of a tree of " + inclusion.path().total() + " orders, the batch has " + batch.count());
        }
        SumNode root = new SumNode(batch.root(), batch.count(), batch.gross(), batch.fee());
        MerkleSumTree.verify(root, inclusion.path(), leaf);
    }
}
