package org.cttdc.node.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cttdc.protocol.Bytes;

/**
 * Decoded nodes that were used lately. Those near the root are on the way to every key, so they are never read again. Two generations:
 * when the younger one is full it becomes the older, and what was not used since then is forgotten.
 */
final class NodeCache implements NodeSource {
    private final NodeSource source;
    private final int limit;
    private volatile Map<Bytes, TreeNode> young = new ConcurrentHashMap<>();
    private volatile Map<Bytes, TreeNode> old = Map.of();

    /** Holds at most twice {@code limit} nodes of about 1.3 KB. */
    NodeCache(NodeSource source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /** The node; its reader must not change it. */
    @Override
    public TreeNode load(Bytes key) {
        TreeNode node = young.get(key);
        if (node != null) {
            return node;
        }
        node = old.get(key);
        if (node == null) {
            node = source.load(key);
        }
        add(key, node);
        return node;
    }

    void add(Bytes key, TreeNode node) {
        young.put(key, node);
        if (young.size() > limit) {
            turn();
        }
    }

    private synchronized void turn() {
        if (young.size() > limit) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    /** Forgets everything: what was written is being dropped. */
    synchronized void clear() {
        young = new ConcurrentHashMap<>();
        old = Map.of();
    }
}
