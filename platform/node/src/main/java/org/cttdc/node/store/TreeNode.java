package org.cttdc.node.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A physical node: four levels of the binary tree in one record. A range of slots that holds a single leaf counts as that leaf, as
 * in the Jellyfish Merkle tree, so the shape of the binary tree depends on its keys alone. Slots lie side by side in a few arrays: a
 * block reads, copies and hashes thousands of nodes.
 */
final class TreeNode {
    static final int WIDTH = 16;
    /** Subtrees of four slots whose hashes a node remembers, so that a changed child costs six hashes and not fifteen. */
    static final int QUARTERS = 4;
    /** Longest encoding of a child. */
    static final int MAX_CHILD_BYTES = 1 + Long.BYTES + 2 * Sha256.SIZE;

    static final byte NONE = 0;
    static final byte LEAF = 1;
    static final byte BRANCH = 2;

    private final byte[] kinds;
    private final long[] versions;
    private final byte[] hashes;
    /** Key hashes of leaves, null for as long as there is none. */
    private byte @Nullable [] keys;

    private final byte[] quarters;
    /** Bit i: the hash of quarter i is known. */
    private int remembered;

    TreeNode() {
        this.kinds = new byte[WIDTH];
        this.versions = new long[WIDTH];
        this.hashes = new byte[WIDTH * Sha256.SIZE];
        this.quarters = new byte[QUARTERS * Sha256.SIZE];
    }

    /** A copy that its owner may change. */
    TreeNode copy() {
        return decode(ByteBuffer.wrap(encode()));
    }

    @Nullable
    Child child(int slot) {
        return switch (kinds[slot]) {
            case NONE -> null;
            case LEAF -> new Child.Leaf(versions[slot], part(keys(), slot), part(hashes, slot));
            default -> new Child.Branch(versions[slot], part(hashes, slot));
        };
    }

    private byte[] keys() {
        byte[] known = keys;
        if (known == null) {
            known = new byte[WIDTH * Sha256.SIZE];
            keys = known;
        }
        return known;
    }

    private static Bytes part(byte[] all, int slot) {
        return Bytes.of(all, slot * Sha256.SIZE, (slot + 1) * Sha256.SIZE);
    }

    void set(int slot, @Nullable Child child) {
        remembered &= ~(1 << (slot / QUARTERS));
        if (child == null) {
            kinds[slot] = NONE;
            return;
        }
        versions[slot] = child.version();
        child.hash().copyTo(hashes, slot * Sha256.SIZE);
        if (child instanceof Child.Leaf leaf) {
            kinds[slot] = LEAF;
            leaf.keyHash().copyTo(keys(), slot * Sha256.SIZE);
        } else {
            kinds[slot] = BRANCH;
        }
    }

    /** The only child, or null where there is none or several. */
    @Nullable
    Child onlyChild() {
        int slot = onlySlot(0, WIDTH);
        return slot < 0 ? null : child(slot);
    }

    /** The first or last slot that is taken. */
    int outermostSlot(boolean last) {
        for (int i = 0; i < WIDTH; i++) {
            int slot = last ? WIDTH - 1 - i : i;
            if (kinds[slot] != NONE) {
                return slot;
            }
        }
        throw new IllegalStateException("a stored tree node has no child");
    }

    boolean isEmpty() {
        for (byte kind : kinds) {
            if (kind != NONE) {
                return false;
            }
        }
        return true;
    }

    /** Kind of what a slot holds. */
    byte kind(int slot) {
        return kinds[slot];
    }

    /** Copies the hashes of some slots that follow each other. */
    void copyHashes(int from, int to, byte[] target) {
        System.arraycopy(hashes, from * Sha256.SIZE, target, 0, (to - from) * Sha256.SIZE);
    }

    Bytes hash(NodeHasher hasher) {
        return hasher.hash(this);
    }

    /** Whether a quarter's hash is known and no child in it was set since. */
    boolean remembers(int quarter) {
        return (remembered & (1 << quarter)) != 0;
    }

    /** Copies the hash of a quarter to its place in {@code target}. */
    void recall(int quarter, byte[] target) {
        System.arraycopy(quarters, quarter * Sha256.SIZE, target, quarter * Sha256.SIZE, Sha256.SIZE);
    }

    /** Takes the hash of a quarter from its place in {@code source}. */
    void remember(int quarter, byte[] source) {
        System.arraycopy(source, quarter * Sha256.SIZE, quarters, quarter * Sha256.SIZE, Sha256.SIZE);
        remembered |= 1 << quarter;
    }

    /** Hashes beside the way to a slot, from the deepest up; the way ends early where only one leaf is left. */
    List<Bytes> siblings(int slot, NodeHasher hasher) {
        List<Bytes> siblings = new ArrayList<>(4);
        int from = 0;
        int to = WIDTH;
        while (to - from > 1 && !isOneLeaf(from, to)) {
            int middle = (from + to) / 2;
            if (slot < middle) {
                siblings.add(hasher.hash(this, middle, to));
                to = middle;
            } else {
                siblings.add(hasher.hash(this, from, middle));
                from = middle;
            }
        }
        Collections.reverse(siblings);
        return siblings;
    }

    private boolean isOneLeaf(int from, int to) {
        int slot = onlySlot(from, to);
        return slot >= 0 && kinds[slot] == LEAF;
    }

    private int onlySlot(int from, int to) {
        int found = -1;
        for (int i = from; i < to; i++) {
            if (kinds[i] != NONE) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** The node as it is sent: without what follows from its children. */
    byte[] encode() {
        return encode(0);
    }

    /** The node as it is kept, behind it the hashes that it remembers. Nothing that came from elsewhere may be read so. */
    byte[] encodeWithHashes() {
        byte[] encoded = encode(1 + (Integer.bitCount(remembered) * Sha256.SIZE));
        ByteBuffer out = ByteBuffer.wrap(encoded).position(encodedSize()).put((byte) remembered);
        for (int i = 0; i < QUARTERS; i++) {
            if (remembers(i)) {
                out.put(quarters, i * Sha256.SIZE, Sha256.SIZE);
            }
        }
        return encoded;
    }

    private byte[] encode(int more) {
        ByteBuffer out = ByteBuffer.allocate(encodedSize() + more);
        for (int slot = 0; slot < WIDTH; slot++) {
            out.put(kinds[slot]);
            if (kinds[slot] != NONE) {
                out.putLong(versions[slot]).put(hashes, slot * Sha256.SIZE, Sha256.SIZE);
            }
            if (kinds[slot] == LEAF) {
                out.put(keys(), slot * Sha256.SIZE, Sha256.SIZE);
            }
        }
        return out.array();
    }

    private int encodedSize() {
        int size = WIDTH;
        for (byte kind : kinds) {
            size += size(kind);
        }
        return size;
    }

    /** Bytes of an encoded child behind its kind. */
    private static int size(byte kind) {
        return switch (kind) {
            case NONE -> 0;
            case LEAF -> MAX_CHILD_BYTES - 1;
            default -> MAX_CHILD_BYTES - 1 - Sha256.SIZE;
        };
    }

    /** The child in one slot of an encoded node, without the others. */
    static @Nullable Child child(ByteBuffer encoded, int slot) {
        for (int before = 0; before < slot; before++) {
            byte kind = encoded.get();
            encoded.position(encoded.position() + size(kind));
        }
        byte kind = encoded.get();
        if (kind == NONE) {
            return null;
        }
        long version = encoded.getLong();
        Bytes hash = next(encoded);
        return kind == BRANCH ? new Child.Branch(version, hash) : new Child.Leaf(version, next(encoded), hash);
    }

    private static Bytes next(ByteBuffer encoded) {
        int from = encoded.position();
        encoded.position(from + Sha256.SIZE);
        return Bytes.of(encoded.array(), encoded.arrayOffset() + from, encoded.arrayOffset() + encoded.position());
    }

    /** Reads what this store keeps, by either encoding. */
    static TreeNode decode(ByteBuffer kept) {
        TreeNode node = new TreeNode();
        node.become(kept);
        return node;
    }

    /** Takes the children that an encoded node has, by either encoding, in place of its own. */
    void become(ByteBuffer kept) {
        readChildren(kept);
        remembered = 0;
        if (kept.hasRemaining()) {
            remembered = kept.get();
            for (int i = 0; i < QUARTERS; i++) {
                if (remembers(i)) {
                    kept.get(quarters, i * Sha256.SIZE, Sha256.SIZE);
                }
            }
        }
    }

    /** Gives up all children. */
    void empty() {
        Arrays.fill(kinds, NONE);
        remembered = 0;
    }

    /** Reads the next node; throws {@link java.nio.BufferUnderflowException} or {@link IllegalStateException} where there is none. */
    static TreeNode read(ByteBuffer in) {
        TreeNode node = new TreeNode();
        node.readChildren(in);
        return node;
    }

    private void readChildren(ByteBuffer in) {
        for (int slot = 0; slot < WIDTH; slot++) {
            byte kind = in.get();
            if (kind < NONE || kind > BRANCH) {
                throw new IllegalStateException("unknown kind of child in a stored tree node");
            }
            kinds[slot] = kind;
            if (kind != NONE) {
                versions[slot] = in.getLong();
                in.get(hashes, slot * Sha256.SIZE, Sha256.SIZE);
            }
            if (kind == LEAF) {
                in.get(keys(), slot * Sha256.SIZE, Sha256.SIZE);
            }
        }
    }

    /** A child by itself, as the only one of a node. */
    static byte[] encode(@Nullable Child child) {
        TreeNode holder = new TreeNode();
        holder.set(0, child);
        return holder.encode();
    }

    /** Reads what {@link #encode(Child)} wrote. */
    static @Nullable Child readChild(ByteBuffer in) {
        return read(in).child(0);
    }
}
