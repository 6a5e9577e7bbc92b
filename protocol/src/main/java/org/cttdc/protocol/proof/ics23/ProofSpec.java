package org.cttdc.protocol.proof.ics23;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * What proofs of a tree must look like.
 *
 * @param leaf the tree's leaves; a proof's prefix may go on after the one named here
 * @param inner the tree's inner nodes
 * @param maxDepth most inner nodes of a path, 0 for 128
 * @param minDepth fewest inner nodes of a path, 0 for any number
 * @param hashesKeysBeforeComparing whether leaves stand in the order of their hashed keys
 */
public record ProofSpec(LeafOp leaf, InnerSpec inner, int maxDepth, int minDepth, boolean hashesKeysBeforeComparing) {
    /** The IAVL tree of the Cosmos SDK. */
    public static final ProofSpec IAVL = new ProofSpec(
            new LeafOp(HashOp.SHA256, HashOp.NO_HASH, HashOp.SHA256, LengthOp.VAR_PROTO, Bytes.of((byte) 0)),
            new InnerSpec(List.of(0, 1), 33, 4, 12, Bytes.EMPTY, HashOp.SHA256),
            0,
            0,
            false);

    /** The simple Merkle map of CometBFT. */
    public static final ProofSpec TENDERMINT = new ProofSpec(
            new LeafOp(HashOp.SHA256, HashOp.NO_HASH, HashOp.SHA256, LengthOp.VAR_PROTO, Bytes.of((byte) 0)),
            new InnerSpec(List.of(0, 1), 32, 1, 1, Bytes.EMPTY, HashOp.SHA256),
            0,
            0,
            false);

    /** The sparse Merkle tree: what this chain's state is proven by. */
    public static final ProofSpec SMT = new ProofSpec(
            new LeafOp(HashOp.SHA256, HashOp.SHA256, HashOp.SHA256, LengthOp.NO_PREFIX, Bytes.of((byte) 0)),
            new InnerSpec(List.of(0, 1), 32, 1, 1, Bytes.of(new byte[32]), HashOp.SHA256),
            256,
            0,
            true);

    private static final int DEFAULT_MAX_DEPTH = 128;

    /** Most inner nodes of a path. */
    int depthLimit() {
        return maxDepth == 0 ? DEFAULT_MAX_DEPTH : maxDepth;
    }

    /** Whether the parts that tell trees apart are those of {@code other}, whatever the prefixes and depths. */
    boolean isShapedLike(ProofSpec other) {
        return leaf.hash() == other.leaf.hash()
                && leaf.prehashKey() == other.leaf.prehashKey()
                && leaf.prehashValue() == other.leaf.prehashValue()
                && leaf.length() == other.leaf.length()
                && inner.hash() == other.inner.hash()
                && inner.minPrefixLength() == other.inner.minPrefixLength()
                && inner.maxPrefixLength() == other.inner.maxPrefixLength()
                && inner.childSize() == other.inner.childSize()
                && inner.childOrder().size() == other.inner.childOrder().size();
    }
}
