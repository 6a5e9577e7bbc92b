package org.cttdc.node.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.smt.SmtHasher;
import org.jspecify.annotations.Nullable;

/**
 * Builds one version of the tree from its leaves in ascending order of key hash. It holds only the nodes on the way to the newest
 * leaf; a node that no later leaf can reach goes to the sink.
 */
final class TreeBuilder {
    private final long version;
    private final BiConsumer<Bytes, TreeNode> sink;
    /** Nodes on the way to the newest leaf, by depth; the newest leaf itself is not yet in the last of them. */
    private final List<TreeNode> open;

    private final NodeHasher hasher = new NodeHasher();
    private Child.@Nullable Leaf newest;

    TreeBuilder(long version, BiConsumer<Bytes, TreeNode> sink) {
        this(version, new State(List.of(), null), sink);
    }

    /** Goes on from a state that another builder of the same version was in. */
    TreeBuilder(long version, State state, BiConsumer<Bytes, TreeNode> sink) {
        this.version = version;
        this.sink = sink;
        this.open = new ArrayList<>(state.open().stream().map(TreeNode::copy).toList());
        this.newest = state.newest();
    }

    /** What a builder holds: unfinished nodes from the root down, and the newest leaf. */
    record State(List<TreeNode> open, Child.@Nullable Leaf newest) {
        State {
            open = List.copyOf(open);
        }
    }

    State state() {
        return new State(open.stream().map(TreeNode::copy).toList(), newest);
    }

    /** The next leaf; throws {@link IllegalArgumentException} where its key hash is not above the one before. */
    void add(Child.Leaf leaf) {
        Child.Leaf before = newest;
        if (before != null) {
            if (before.keyHash().compareTo(leaf.keyHash()) >= 0) {
                throw new IllegalArgumentException("leaves come in ascending order of their key hashes");
            }
            int fork = Nibbles.shared(before.keyHash(), leaf.keyHash());
            while (open.size() <= fork) {
                open.add(new TreeNode());
            }
            place(before, before);
            closeBelow(fork, before);
        }
        newest = leaf;
    }

    /** The root once every leaf was added, null where there was none. */
    @Nullable
    Child finish() {
        Child.Leaf last = newest;
        if (last == null || open.isEmpty()) {
            return last;
        }
        place(last, last);
        closeBelow(0, last);
        TreeNode root = open.removeFirst();
        return close(root, last, 0);
    }

    /**
     * The root hash that follows when the way to the newest leaf leads through as many nodes as {@code right} has, each with the given
     * children beside and to the right of the way.
     */
    Bytes rootWith(List<TreeNode> right) {
        Child.Leaf leaf = newest;
        if (leaf == null || right.size() < open.size()) {
            throw new IllegalArgumentException("the way to the newest leaf is longer than the proof");
        }
        Child at = leaf;
        for (int depth = right.size() - 1; depth >= 0; depth--) {
            TreeNode node = depth < open.size() ? open.get(depth).copy() : new TreeNode();
            int slot = Nibbles.at(leaf.keyHash(), depth);
            node.set(slot, at);
            for (int i = slot + 1; i < TreeNode.WIDTH; i++) {
                node.set(i, right.get(depth).child(i));
            }
            at = new Child.Branch(version, node.hash(hasher));
        }
        return at.hash();
    }

    private void place(Child child, Child.Leaf way) {
        int depth = open.size() - 1;
        if (depth >= 0) {
            open.get(depth).set(Nibbles.at(way.keyHash(), depth), child);
        }
    }

    private void closeBelow(int depth, Child.Leaf way) {
        while (open.size() > depth + 1) {
            TreeNode node = open.removeLast();
            place(close(node, way, open.size()), way);
        }
    }

    private Child close(TreeNode node, Child.Leaf way, int depth) {
        sink.accept(NodeSource.key(version, Nibbles.first(way.keyHash(), depth), depth), node);
        return new Child.Branch(version, node.hash(hasher));
    }

    /** Hash of a finished tree. */
    static Bytes hash(@Nullable Child root) {
        return root == null ? SmtHasher.ICS23.emptyHash() : root.hash();
    }
}
