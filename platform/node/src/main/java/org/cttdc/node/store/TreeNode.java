package org.cttdc.node.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.smt.SmtHasher;
import org.jspecify.annotations.Nullable;

/**
 * A physical node: four levels of the binary tree in one record. A range of slots that holds a single leaf counts as that leaf, as
 * in the Jellyfish Merkle tree, so the shape of the binary tree depends on its keys alone.
 */
final class TreeNode {
    static final int WIDTH = 16;

    /** Longest encoding of a child. */
    static final int MAX_CHILD_BYTES = 1 + 2 * Sha256.SIZE;

    private static final byte NONE = 0;
    private static final byte LEAF = 1;
    private static final byte BRANCH = 2;

    private final @Nullable Child[] children;

    TreeNode() {
        this(new @Nullable Child[WIDTH]);
    }

    private TreeNode(@Nullable Child[] children) {
        this.children = children;
    }

    /** A copy with one slot changed in place afterwards by its owner. */
    TreeNode copy() {
        return new TreeNode(children.clone());
    }

    @Nullable
    Child child(int slot) {
        return children[slot];
    }

    void set(int slot, @Nullable Child child) {
        children[slot] = child;
    }

    /** The only child, or null where there is none or several. */
    @Nullable
    Child onlyChild() {
        return only(0, WIDTH);
    }

    /** The first or last slot that is taken. */
    int outermostSlot(boolean last) {
        for (int i = 0; i < WIDTH; i++) {
            int slot = last ? WIDTH - 1 - i : i;
            if (children[slot] != null) {
                return slot;
            }
        }
        throw new IllegalStateException("a stored tree node has no child");
    }

    boolean isEmpty() {
        return Arrays.stream(children).allMatch(child -> child == null);
    }

    Bytes hash() {
        return hash(0, WIDTH);
    }

    /** Hashes beside the way to a slot, from the deepest up; the way ends early where only one leaf is left. */
    List<Bytes> siblings(int slot) {
        List<Bytes> siblings = new ArrayList<>(4);
        int from = 0;
        int to = WIDTH;
        while (to - from > 1 && !(only(from, to) instanceof Child.Leaf)) {
            int middle = (from + to) / 2;
            if (slot < middle) {
                siblings.add(hash(middle, to));
                to = middle;
            } else {
                siblings.add(hash(from, middle));
                from = middle;
            }
        }
        Collections.reverse(siblings);
        return siblings;
    }

    private Bytes hash(int from, int to) {
        if (to - from == 1) {
            Child child = children[from];
            return child == null ? SmtHasher.ICS23.emptyHash() : child.hash();
        }
        int present = 0;
        Child last = null;
        for (int i = from; i < to; i++) {
            if (children[i] != null) {
                present++;
                last = children[i];
            }
        }
        if (last == null) {
            return SmtHasher.ICS23.emptyHash();
        }
        if (present == 1 && last instanceof Child.Leaf) {
            return last.hash();
        }
        int middle = (from + to) / 2;
        return SmtHasher.ICS23.inner(hash(from, middle), hash(middle, to));
    }

    private @Nullable Child only(int from, int to) {
        Child found = null;
        for (int i = from; i < to; i++) {
            if (children[i] != null) {
                if (found != null) {
                    return null;
                }
                found = children[i];
            }
        }
        return found;
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(WIDTH * MAX_CHILD_BYTES);
        for (Child child : children) {
            write(out, child);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    static TreeNode decode(byte[] encoded) {
        return read(ByteBuffer.wrap(encoded));
    }

    /** Reads the next node; throws {@link java.nio.BufferUnderflowException} or {@link IllegalStateException} where there is none. */
    static TreeNode read(ByteBuffer in) {
        TreeNode node = new TreeNode();
        for (int i = 0; i < WIDTH; i++) {
            node.children[i] = readChild(in);
        }
        return node;
    }

    /** Writes a child or its absence. */
    static void write(ByteBuffer out, @Nullable Child child) {
        switch (child) {
            case null -> out.put(NONE);
            case Child.Leaf leaf ->
                out.put(LEAF).put(leaf.keyHash().toArray()).put(leaf.hash().toArray());
            case Child.Branch branch ->
                out.put(BRANCH).putLong(branch.version()).put(branch.hash().toArray());
        }
    }

    /** Reads what {@link #write} wrote. */
    static @Nullable Child readChild(ByteBuffer in) {
        return switch (in.get()) {
            case NONE -> null;
            case LEAF -> new Child.Leaf(readHash(in), readHash(in));
            case BRANCH -> new Child.Branch(in.getLong(), readHash(in));
            default -> throw new IllegalStateException("unknown kind of child in a stored tree node");
        };
    }

    private static Bytes readHash(ByteBuffer in) {
        byte[] hash = new byte[Sha256.SIZE];
        in.get(hash);
        return Bytes.of(hash);
    }
}
