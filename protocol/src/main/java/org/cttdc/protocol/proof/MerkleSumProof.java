package org.cttdc.protocol.proof;

import java.util.List;

/**
 * The siblings from a leaf up to the root of a Merkle-sum tree.
 *
 * @param index 0-based position of the leaf
 * @param total number of leaves in the tree, at least 1
 * @param siblings from the leaf's own sibling up to the root's child
 */
public record MerkleSumProof(long index, long total, List<SumNode> siblings) {
    public MerkleSumProof {
        siblings = List.copyOf(siblings);
    }
}
