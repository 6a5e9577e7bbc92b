package org.cttdc.node.store;

import org.cttdc.protocol.Bytes;

/** Decoded nodes that were used lately. Those near the root are on the way to every key, so they are never read again. */
final class NodeCache implements NodeSource {
    private final NodeSource source;
    private final Recent<TreeNode> nodes;

    /** Holds at most twice {@code limit} nodes of about 1.3 KB. */
    NodeCache(NodeSource source, int limit) {
        this.source = source;
        this.nodes = new Recent<>(limit, node -> 1);
    }

    /** The node; its reader must not change it. */
    @Override
    public TreeNode load(Bytes key) {
        TreeNode node = nodes.get(key);
        if (node == null) {
            node = source.load(key);
            add(key, node);
        }
        return node;
    }

    void add(Bytes key, TreeNode node) {
        nodes.put(key, node);
    }

    /** Forgets everything: what was written is being dropped. */
    void clear() {
        nodes.clear();
    }
}
