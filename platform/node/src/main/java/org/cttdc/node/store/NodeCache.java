package org.cttdc.node.store;

import org.cttdc.protocol.Bytes;

/**
 * Nodes that were used lately, as they are stored: decoding one costs less than keeping it decoded, for most have few children. Those near
 * the root are on the way to every key, so they are never read again.
 */
final class NodeCache implements NodeSource {
    /** What an entry takes beside the node. */
    private static final int OVERHEAD = 128;

    private final NodeSource stored;
    private final long limit;
    private volatile Recent<byte[]> nodes;

    /** Takes at most about twice {@code limit} bytes. */
    NodeCache(NodeSource stored, long limit) {
        this.stored = stored;
        this.limit = limit;
        this.nodes = empty();
    }

    private Recent<byte[]> empty() {
        return new Recent<>(limit, node -> OVERHEAD + node.length);
    }

    @Override
    public byte[] encoded(Bytes key) {
        // Should everything be dropped meanwhile, what was read is remembered where nobody looks any more.
        Recent<byte[]> known = nodes;
        byte[] node = known.get(key);
        if (node == null) {
            node = stored.encoded(key);
            known.put(key, node);
        }
        return node;
    }

    void add(Bytes key, byte[] node) {
        nodes.put(key, node);
    }

    /** Makes room: only older versions need the node. */
    void remove(Bytes key) {
        nodes.remove(key);
    }

    /** Forgets everything, after what was written was dropped. */
    void clear() {
        nodes = empty();
    }
}
