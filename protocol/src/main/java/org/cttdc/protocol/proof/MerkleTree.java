package org.cttdc.protocol.proof;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.ProofException.Reason;

/**
 * The RFC 6962-shaped Merkle tree of CometBFT: leaf SHA-256(00 ‖ item), inner node SHA-256(01 ‖ left ‖ right), split at the largest
 * power of two below the number of leaves, and SHA-256 of nothing for no leaf at all.
 */
public final class MerkleTree {
    /** Most siblings a path may have. */
    public static final int MAX_AUNTS = 100;

    private static final byte LEAF = 0;
    private static final byte INNER = 1;

    private MerkleTree() {}

    /** Root over the items in their order. */
    public static Bytes root(List<Bytes> items) {
        if (items.isEmpty()) {
            return Sha256.of();
        }
        Bytes[] level = items.stream().map(MerkleTree::leafHash).toArray(Bytes[]::new);
        return fold(level, 0, level.length);
    }

    /** Hash of a leaf. */
    public static Bytes leafHash(Bytes item) {
        return Sha256.of(LEAF, item);
    }

    /** Hash of an inner node. */
    public static Bytes innerHash(Bytes left, Bytes right) {
        return Sha256.of(INNER, left, right);
    }

    /** One path for each item, in their order. */
    public static List<InclusionPath> paths(List<Bytes> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Bytes[] leaves = items.stream().map(MerkleTree::leafHash).toArray(Bytes[]::new);
        List<List<Bytes>> aunts = new ArrayList<>();
        for (int i = 0; i < leaves.length; i++) {
            aunts.add(new ArrayList<>());
        }
        collect(leaves, 0, leaves.length, aunts);
        List<InclusionPath> paths = new ArrayList<>();
        for (int i = 0; i < leaves.length; i++) {
            paths.add(new InclusionPath(i, leaves.length, aunts.get(i)));
        }
        return List.copyOf(paths);
    }

    /** Refuses unless {@code item} stands where {@code path} says in the tree of that root. */
    public static void verify(Bytes root, InclusionPath path, Bytes item) throws ProofException {
        if (!rootOf(path, leafHash(item)).equals(root)) {
            throw new ProofException(Reason.ROOT, "the path leads to another root than " + root);
        }
    }

    /** Root that a path leads to from a leaf hash. */
    public static Bytes rootOf(InclusionPath path, Bytes leafHash) throws ProofException {
        boolean[] leftTurns = turns(path.index(), path.total());
        List<Bytes> aunts = path.aunts();
        if (aunts.size() > MAX_AUNTS || aunts.size() != leftTurns.length) {
            throw new ProofException(
                    Reason.DEPTH,
                    "leaf " + path.index() + " of " + path.total() + " needs " + leftTurns.length
                            + " siblings, the path has " + aunts.size());
        }
        Bytes hash = leafHash;
        for (int i = 0; i < leftTurns.length; i++) {
            Bytes aunt = aunts.get(i);
            if (aunt.size() != Sha256.SIZE) {
                throw new ProofException(Reason.HASH_LENGTH, "sibling " + i + " has " + aunt.size() + " bytes, not 32");
            }
            hash = leftTurns[i] ? innerHash(hash, aunt) : innerHash(aunt, hash);
        }
        return hash;
    }

    /** Largest power of two below {@code count}, which is at least 2. */
    static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    /** From the leaf up: whether the node on the path is the left child. */
    static boolean[] turns(long index, long total) throws ProofException {
        if (total < 1 || index < 0 || index >= total) {
            throw new ProofException(Reason.POSITION, "no tree has a leaf " + index + " of " + total);
        }
        boolean[] down = new boolean[Long.SIZE];
        int depth = 0;
        long position = index;
        for (long count = total; count > 1; depth++) {
            long left = split(count);
            down[depth] = position < left;
            position = position < left ? position : position - left;
            count = down[depth] ? left : count - left;
        }
        boolean[] up = new boolean[depth];
        for (int i = 0; i < depth; i++) {
            up[i] = down[depth - 1 - i];
        }
        return up;
    }

    private static Bytes fold(Bytes[] leaves, int from, int to) {
        if (to - from == 1) {
            return leaves[from];
        }
        int middle = from + (int) split(to - from);
        return innerHash(fold(leaves, from, middle), fold(leaves, middle, to));
    }

    private static Bytes collect(Bytes[] leaves, int from, int to, List<List<Bytes>> aunts) {
        if (to - from == 1) {
            return leaves[from];
        }
        int middle = from + (int) split(to - from);
        Bytes left = collect(leaves, from, middle, aunts);
        Bytes right = collect(leaves, middle, to, aunts);
        aunts.subList(from, middle).forEach(path -> path.add(right));
        aunts.subList(middle, to).forEach(path -> path.add(left));
        return innerHash(left, right);
    }
}
