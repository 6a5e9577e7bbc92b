package org.cttdc.node.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** Finds leaves, their neighbours and the hashes beside the way to them in one version of the tree. */
final class TreeReader {
    private final NodeSource source;
    private final @Nullable Child root;

    TreeReader(NodeSource source, @Nullable Child root) {
        this.source = source;
        this.root = root;
    }

    /** A leaf and the hashes beside the way to it, from the leaf up. */
    record Path(Child.Leaf leaf, List<Bytes> siblings) {}

    /** The way to a key that the tree holds, or null where it does not hold it. */
    @Nullable
    Path path(Bytes keyHash) {
        NodeHasher hasher = new NodeHasher();
        List<List<Bytes>> levels = new ArrayList<>();
        byte[] nibbles = Nibbles.first(keyHash, 2 * keyHash.size());
        Child at = root;
        for (int depth = 0; at instanceof Child.Branch branch; depth++) {
            TreeNode node = source.load(NodeSource.key(branch.version(), nibbles, depth));
            levels.add(node.siblings(nibbles[depth], hasher));
            at = node.child(nibbles[depth]);
        }
        if (!(at instanceof Child.Leaf leaf) || !leaf.keyHash().equals(keyHash)) {
            return null;
        }
        return new Path(leaf, levels.reversed().stream().flatMap(List::stream).toList());
    }

    /** The leaf of a key that the tree holds, or null where it does not hold it. */
    Child.@Nullable Leaf leaf(Bytes keyHash) {
        byte[] nibbles = Nibbles.first(keyHash, 2 * keyHash.size());
        Child at = root;
        for (int depth = 0; at instanceof Child.Branch branch; depth++) {
            at = source.child(NodeSource.key(branch.version(), nibbles, depth), nibbles[depth]);
        }
        return at instanceof Child.Leaf leaf && leaf.keyHash().equals(keyHash) ? leaf : null;
    }

    /** The greatest key hash below one that the tree does not hold, or null. */
    @Nullable
    Bytes below(Bytes keyHash) {
        return neighbour(root, keyHash, Nibbles.first(keyHash, 2 * keyHash.size()), 0, false);
    }

    /** The smallest key hash above one that the tree does not hold, or null. */
    @Nullable
    Bytes above(Bytes keyHash) {
        return neighbour(root, keyHash, Nibbles.first(keyHash, 2 * keyHash.size()), 0, true);
    }

    private @Nullable Bytes neighbour(@Nullable Child at, Bytes keyHash, byte[] nibbles, int depth, boolean above) {
        return switch (at) {
            case null -> null;
            case Child.Leaf leaf -> {
                int order = leaf.keyHash().compareTo(keyHash);
                yield (above ? order > 0 : order < 0) ? leaf.keyHash() : null;
            }
            case Child.Branch branch -> {
                TreeNode node = source.load(NodeSource.key(branch.version(), nibbles, depth));
                int slot = nibbles[depth];
                Bytes nearest = neighbour(node.child(slot), keyHash, nibbles, depth + 1, above);
                int step = above ? 1 : -1;
                for (int i = slot + step; nearest == null && i >= 0 && i < TreeNode.WIDTH; i += step) {
                    byte[] way = Arrays.copyOf(nibbles, nibbles.length);
                    way[depth] = (byte) i;
                    nearest = outermost(node.child(i), way, depth + 1, !above);
                }
                yield nearest;
            }
        };
    }

    private @Nullable Bytes outermost(@Nullable Child at, byte[] way, int depth, boolean last) {
        return switch (at) {
            case null -> null;
            case Child.Leaf leaf -> leaf.keyHash();
            case Child.Branch branch -> {
                TreeNode node = source.load(NodeSource.key(branch.version(), way, depth));
                int slot = node.outermostSlot(last);
                way[depth] = (byte) slot;
                yield outermost(node.child(slot), way, depth + 1, last);
            }
        };
    }
}
