package org.cttdc.node.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.jspecify.annotations.Nullable;

/** Goes through the leaves of one version in ascending order of key hash, holding only the nodes on the way. */
final class LeafCursor {
    private final NodeSource source;
    private final byte[] path = new byte[2 * Sha256.SIZE];
    private final Deque<Level> levels = new ArrayDeque<>();
    private Child.@Nullable Leaf onlyLeaf;

    private static final class Level {
        private final TreeNode node;
        private int slot = -1;

        private Level(TreeNode node) {
            this.node = node;
        }
    }

    LeafCursor(NodeSource source, @Nullable Child root) {
        this.source = source;
        switch (root) {
            case null -> {}
            case Child.Leaf leaf -> onlyLeaf = leaf;
            case Child.Branch branch -> open(branch);
        }
    }

    /** The next leaf, or null after the last. */
    Child.@Nullable Leaf next() {
        Child.Leaf only = onlyLeaf;
        if (only != null) {
            onlyLeaf = null;
            return only;
        }
        while (!levels.isEmpty()) {
            Level level = levels.peekLast();
            if (++level.slot == TreeNode.WIDTH) {
                levels.removeLast();
                continue;
            }
            path[levels.size() - 1] = (byte) level.slot;
            switch (level.node.child(level.slot)) {
                case null -> {}
                case Child.Leaf leaf -> {
                    return leaf;
                }
                case Child.Branch branch -> open(branch);
            }
        }
        return null;
    }

    /** Children beside and to the right of the way to the newest leaf, from the root down. */
    List<TreeNode> right() {
        List<TreeNode> right = new ArrayList<>();
        for (Level level : levels) {
            TreeNode beside = new TreeNode();
            for (int i = level.slot + 1; i < TreeNode.WIDTH; i++) {
                beside.set(i, withoutVersion(level.node.child(i)));
            }
            right.add(beside);
        }
        return right;
    }

    private void open(Child.Branch branch) {
        Bytes key = NodeSource.key(branch.version(), path, levels.size());
        levels.addLast(new Level(source.load(key)));
    }

    /** When a node was written differs between a node that restored a snapshot and one that ran every block. */
    private static @Nullable Child withoutVersion(@Nullable Child child) {
        return switch (child) {
            case null -> null;
            case Child.Leaf leaf -> new Child.Leaf(0, leaf.keyHash(), leaf.hash());
            case Child.Branch branch -> new Child.Branch(0, branch.hash());
        };
    }
}
