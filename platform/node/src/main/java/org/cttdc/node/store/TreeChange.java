package org.cttdc.node.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Computes the tree of a version from the one before it without touching the store: new nodes and the keys of those that the
 * version no longer needs are collected to be written in one commit.
 */
final class TreeChange {
    /** A new leaf for a key hash, or null to remove it. */
    record Update(Bytes keyHash, Child.@Nullable Leaf leaf) {}

    /** Fewer are not worth another thread. */
    private static final int PARALLEL_FROM = 1_024;

    private final NodeSource source;
    private final long version;
    private final List<Map.Entry<Bytes, byte[]>> created = new ArrayList<>();
    private final List<Bytes> stale = new ArrayList<>();
    private final List<Child.Leaf> replaced = new ArrayList<>();
    private final Set<Bytes> kept = new TreeSet<>();
    private final NodeHasher hasher = new NodeHasher();
    /** The node under change at each depth: thousands a block, one after the other. */
    private final List<TreeNode> nodes = new ArrayList<>();

    private final @Nullable Child root;

    /** {@code updates} in ascending order of key hash, each key once. */
    TreeChange(NodeSource source, long version, @Nullable Child previous, List<Update> updates) {
        this(source, version, previous, 0, updates);
    }

    private TreeChange(NodeSource source, long version, @Nullable Child previous, int depth, List<Update> updates) {
        this.source = source;
        this.version = version;
        this.root = updates.isEmpty() ? previous : apply(previous, depth, updates);
    }

    @Nullable
    Child root() {
        return root;
    }

    /** New nodes, encoded, with their keys. */
    List<Map.Entry<Bytes, byte[]>> created() {
        return created;
    }

    /** Keys of nodes that older versions use and this one does not. */
    List<Bytes> stale() {
        return stale;
    }

    /** Leaves that older versions use and this one sets anew or removes. */
    List<Child.Leaf> replaced() {
        return replaced;
    }

    /** Key hashes of leaves that were set to the value they had. */
    Set<Bytes> kept() {
        return kept;
    }

    private @Nullable Child apply(@Nullable Child at, int depth, List<Update> updates) {
        return switch (at) {
            case null -> build(depth, puts(updates));
            case Child.Leaf leaf -> build(depth, merge(leaf, updates));
            case Child.Branch branch -> descend(branch, depth, updates);
        };
    }

    private @Nullable Child descend(Child.Branch branch, int depth, List<Update> updates) {
        byte[] path = Nibbles.first(updates.getFirst().keyHash(), depth);
        Bytes key = NodeSource.key(branch.version(), path, depth);
        TreeNode node = node(depth);
        source.load(key, node);
        List<List<Update>> slots = slots(updates, depth);
        List<@Nullable Child> after =
                depth == 0 && updates.size() >= PARALLEL_FROM ? beside(node, slots) : inTurn(node, depth, slots);
        boolean changed = false;
        for (int i = 0; i < slots.size(); i++) {
            int slot = slot(slots.get(i), depth);
            changed |= !Objects.equals(node.child(slot), after.get(i));
            node.set(slot, after.get(i));
        }
        if (!changed) {
            return branch;
        }
        stale.add(key);
        return finish(node, path, depth);
    }

    private List<@Nullable Child> inTurn(TreeNode node, int depth, List<List<Update>> slots) {
        List<@Nullable Child> after = new ArrayList<>(slots.size());
        for (List<Update> below : slots) {
            after.add(apply(node.child(slot(below, depth)), depth + 1, below));
        }
        return after;
    }

    /** Subtrees have nothing in common: those of the root are computed on all processors, and taken over in their order. */
    private List<@Nullable Child> beside(TreeNode root, List<List<Update>> slots) {
        List<TreeChange> parts = slots.parallelStream()
                .map(below -> new TreeChange(source, version, root.child(slot(below, 0)), 1, below))
                .toList();
        List<@Nullable Child> after = new ArrayList<>(parts.size());
        for (TreeChange part : parts) {
            created.addAll(part.created);
            stale.addAll(part.stale);
            replaced.addAll(part.replaced);
            kept.addAll(part.kept);
            after.add(part.root);
        }
        return after;
    }

    private @Nullable Child build(int depth, List<Update> puts) {
        if (puts.isEmpty()) {
            return null;
        }
        Update first = puts.getFirst();
        if (puts.size() == 1) {
            return first.leaf();
        }
        TreeNode node = node(depth);
        node.empty();
        for (List<Update> below : slots(puts, depth)) {
            node.set(slot(below, depth), build(depth + 1, below));
        }
        return finish(node, Nibbles.first(first.keyHash(), depth), depth);
    }

    private @Nullable Child finish(TreeNode node, byte[] path, int depth) {
        if (node.isEmpty()) {
            return null;
        }
        if (node.onlyChild() instanceof Child.Leaf leaf) {
            return leaf;
        }
        Bytes hash = node.hash(hasher);
        created.add(Map.entry(NodeSource.key(version, path, depth), node.encodeWithHashes()));
        return new Child.Branch(version, hash);
    }

    private TreeNode node(int depth) {
        while (nodes.size() <= depth) {
            nodes.add(new TreeNode());
        }
        return nodes.get(depth);
    }

    /** The updates of each slot that has any. */
    private static List<List<Update>> slots(List<Update> updates, int depth) {
        List<List<Update>> slots = new ArrayList<>(Math.min(updates.size(), TreeNode.WIDTH));
        for (int from = 0; from < updates.size(); ) {
            int slot = Nibbles.at(updates.get(from).keyHash(), depth);
            int to = from + 1;
            while (to < updates.size() && Nibbles.at(updates.get(to).keyHash(), depth) == slot) {
                to++;
            }
            slots.add(updates.subList(from, to));
            from = to;
        }
        return slots;
    }

    private static int slot(List<Update> below, int depth) {
        return Nibbles.at(below.getFirst().keyHash(), depth);
    }

    private static List<Update> puts(List<Update> updates) {
        List<Update> puts = new ArrayList<>(updates.size());
        for (Update update : updates) {
            if (update.leaf() != null) {
                puts.add(update);
            }
        }
        return puts;
    }

    private List<Update> merge(Child.Leaf leaf, List<Update> updates) {
        List<Update> merged = new ArrayList<>(updates.size() + 1);
        boolean placed = false;
        for (Update update : updates) {
            int order = update.keyHash().compareTo(leaf.keyHash());
            if (!placed && order > 0) {
                merged.add(new Update(leaf.keyHash(), leaf));
            }
            placed |= order >= 0;
            merged.add(order == 0 ? replacing(leaf, update) : update);
        }
        if (!placed) {
            merged.add(new Update(leaf.keyHash(), leaf));
        }
        return puts(merged);
    }

    private Update replacing(Child.Leaf leaf, Update update) {
        Child.Leaf wanted = update.leaf();
        if (wanted != null && wanted.hash().equals(leaf.hash())) {
            kept.add(leaf.keyHash());
            return new Update(leaf.keyHash(), leaf);
        }
        replaced.add(leaf);
        return update;
    }
}
