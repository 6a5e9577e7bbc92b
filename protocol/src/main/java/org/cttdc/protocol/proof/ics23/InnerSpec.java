package org.cttdc.protocol.proof.ics23;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * What inner nodes of a tree look like.
 *
 * @param childOrder position of each branch among the children; [0, 1] for a binary tree
 * @param childSize bytes a child takes
 * @param minPrefixLength fewest bytes before the first child
 * @param maxPrefixLength most bytes before the first child
 * @param emptyChild what stands where a branch is empty; empty where the tree has no empty branches
 * @param hash over the node
 */
public record InnerSpec(
        List<Integer> childOrder,
        int childSize,
        int minPrefixLength,
        int maxPrefixLength,
        Bytes emptyChild,
        HashOp hash) {
    public InnerSpec {
        childOrder = List.copyOf(childOrder);
    }
}
