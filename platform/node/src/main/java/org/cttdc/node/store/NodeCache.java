package org.cttdc.node.store;

import org.cttdc.protocol.Bytes;

/**
 * Nodes that were used lately, as they are stored: decoding one costs less than keeping it decoded, for most have few children. Those near
 * the root are on the way to every key, so they are never read again.
 */
final class NodeCache implements NodeSource {
    /** What an entry takes beside the node. */
    private static final int OVERHEAD = 128;

    private final Stored stored;
    private final Recent<byte[]> nodes;

    /** Where encoded nodes are read. */
    interface Stored {
        byte[] read(Bytes key);
    }

    /** Takes at most about twice {@code limit} bytes. */
    NodeCache(Stored stored, long limit) {
        this.stored = stored;
        this.nodes = new Recent<>(limit, node -> OVERHEAD + node.length);
    }

    @Override
    public TreeNode load(Bytes key) {
        byte[] node = nodes.get(key);
        if (node == null) {
            node = stored.read(key);
            add(key, node);
        }
        return TreeNode.decode(node);
    }

    void add(Bytes key, byte[] node) {
        nodes.put(key, node);
    }

    /** Forgets everything: what was written is being dropped. */
    void clear() {
        nodes.clear();
    }
}
