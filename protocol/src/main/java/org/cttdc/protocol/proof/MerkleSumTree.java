package org.cttdc.protocol.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.ProofException.Reason;

/**
 * The Merkle-sum tree of a platform's order batch (protocol page, section 3): shaped as {@link MerkleTree}, and every inner node
 * hashes the sums of both children, so that no path can lead to the root from sums that do not add up.
 *
 * <p>node = SHA-256(01 ‖ hash left ‖ sums left ‖ hash right ‖ sums right), sums = count ‖ gross ‖ fee, 8 bytes each, big-endian.
 */
public final class MerkleSumTree {
    private static final byte INNER = 1;
    private static final int SUMS_SIZE = 3 * Long.BYTES;

    private MerkleSumTree() {}

    /** Root and all paths, for the platform that anchors a batch. */
    public record Tree(SumNode root, List<MerkleSumProof> proofs) {
        public Tree {
            proofs = List.copyOf(proofs);
        }
    }

    /**
     * The leaf of an order: its hash, count 1, its gross and its fee. Throws {@link IllegalArgumentException} for an order that cannot
     * exist.
     */
    public static SumNode leaf(OrderLeaf order) {
        return new SumNode(order.hash(), 1, order.gross(), order.fee());
    }

    /** Root over at least one leaf; throws {@link ArithmeticException} where a sum overflows. */
    public static SumNode root(List<SumNode> leaves) {
        return build(leaves).root();
    }

    /**
     * Root and one path for each leaf, in their order. Throws {@link IllegalArgumentException} for no leaf or a leaf no order can
     * have, {@link ArithmeticException} where a sum overflows.
     */
    public static Tree build(List<SumNode> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a Merkle-sum tree needs at least one leaf");
        }
        for (SumNode leaf : leaves) {
            if (leaf.hash().size() != Sha256.SIZE || isNegative(leaf)) {
                throw new IllegalArgumentException("not a leaf of a Merkle-sum tree: " + leaf);
            }
        }
        List<List<SumNode>> siblings = new ArrayList<>();
        leaves.forEach(leaf -> siblings.add(new ArrayList<>()));
        SumNode root = collect(leaves, siblings);
        List<MerkleSumProof> proofs = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            proofs.add(new MerkleSumProof(i, leaves.size(), siblings.get(i)));
        }
        return new Tree(root, proofs);
    }

    /** An inner node; throws {@link ArithmeticException} where a sum overflows. */
    public static SumNode inner(SumNode left, SumNode right) {
        return new SumNode(
                Sha256.of(INNER, left.hash(), sums(left), right.hash(), sums(right)),
                Math.addExact(left.count(), right.count()),
                Math.addExact(left.gross(), right.gross()),
                Math.addExact(left.fee(), right.fee()));
    }

    /** Refuses unless the order stands where the proof says below {@code root}. */
    public static void verify(SumNode root, MerkleSumProof proof, OrderLeaf order) throws ProofException {
        SumNode leaf;
        try {
            leaf = leaf(order);
        } catch (IllegalArgumentException e) {
            throw new ProofException(Reason.VALUE, "" + e.getMessage());
        }
        verify(root, proof, leaf);
    }

    /** Refuses unless {@code leaf} stands where the proof says below {@code root}, hash and sums both. */
    public static void verify(SumNode root, MerkleSumProof proof, SumNode leaf) throws ProofException {
        SumNode reached = rootOf(proof, leaf);
        if (reached.count() != root.count() || reached.gross() != root.gross() || reached.fee() != root.fee()) {
            throw new ProofException(Reason.SUM, "the path adds up to " + reached + ", not to " + root);
        }
        if (!reached.hash().equals(root.hash())) {
            throw new ProofException(Reason.ROOT, "the path leads to another root than " + root.hash());
        }
    }

    /** The root, with its sums, that a path leads to from a leaf. */
    public static SumNode rootOf(MerkleSumProof proof, SumNode leaf) throws ProofException {
        boolean[] leftTurns = MerkleTree.turns(proof.index(), proof.total());
        if (proof.siblings().size() != leftTurns.length) {
            throw new ProofException(
                    Reason.DEPTH,
                    "leaf " + proof.index() + " of " + proof.total() + " needs " + leftTurns.length
                            + " siblings, the path has " + proof.siblings().size());
        }
        SumNode node = checked(leaf);
        for (int i = 0; i < leftTurns.length; i++) {
            SumNode sibling = checked(proof.siblings().get(i));
            try {
                node = leftTurns[i] ? inner(node, sibling) : inner(sibling, node);
            } catch (ArithmeticException e) {
                throw new ProofException(Reason.SUM, "the sums overflow at sibling " + i);
            }
        }
        return node;
    }

    private static SumNode checked(SumNode node) throws ProofException {
        if (node.hash().size() != Sha256.SIZE) {
            throw new ProofException(
                    Reason.HASH_LENGTH, "a node's hash has " + node.hash().size() + " bytes, not 32");
        }
        if (isNegative(node)) {
            throw new ProofException(Reason.SUM, "a sum is negative: " + node);
        }
        return node;
    }

    private static boolean isNegative(SumNode node) {
        return node.count() < 1 || node.gross() < 0 || node.fee() < 0;
    }

    private static SumNode collect(List<SumNode> leaves, List<List<SumNode>> siblings) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int middle = (int) MerkleTree.split(leaves.size());
        List<List<SumNode>> leftPaths = siblings.subList(0, middle);
        List<List<SumNode>> rightPaths = siblings.subList(middle, siblings.size());
        SumNode left = collect(leaves.subList(0, middle), leftPaths);
        SumNode right = collect(leaves.subList(middle, leaves.size()), rightPaths);
        leftPaths.forEach(path -> path.add(right));
        rightPaths.forEach(path -> path.add(left));
        return inner(left, right);
    }

    private static Bytes sums(SumNode node) {
        return Bytes.of(ByteBuffer.allocate(SUMS_SIZE)
                .putLong(node.count())
                .putLong(node.gross())
                .putLong(node.fee())
                .array());
    }
}
