package org.cttdc.node.store;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that were used lately, as they are stored: decoding one costs less than keeping it decoded, for most have few children. Those near
 * the root are on the way to every key, so they are never read again.
 */
final class NodeCache implements NodeSource {
    /** Threads that want different nodes seldom wait for each other. */
    private static final int LOGS = 16;

    private final Function<Bytes, byte[]> stored;
    private final int limit;
    private volatile NodeLog[] logs;

    /** Over what is stored; takes at most about {@code limit} bytes. */
    NodeCache(Function<Bytes, byte[]> stored, long limit) {
        this.stored = stored;
        this.limit = (int) Math.min(1 << 30, Long.highestOneBit(limit / LOGS));
        this.logs = empty();
    }

    private NodeLog[] empty() {
        NodeLog[] empty = new NodeLog[LOGS];
        for (int i = 0; i < LOGS; i++) {
            empty[i] = new NodeLog(limit);
        }
        return empty;
    }

    @Override
    public <T extends @Nullable Object> T read(Bytes key, Function<ByteBuffer, T> reader) {
        long hash = NodeLog.hash(key);
        // Should everything be dropped meanwhile, what was read is remembered where nobody looks any more.
        NodeLog log = log(hash);
        synchronized (log) {
            ByteBuffer known = log.get(hash, key);
            if (known != null) {
                return reader.apply(known);
            }
        }
        byte[] node = stored.apply(key);
        put(log, hash, key, node);
        return reader.apply(ByteBuffer.wrap(node));
    }

    void add(Bytes key, byte[] node) {
        long hash = NodeLog.hash(key);
        put(log(hash), hash, key, node);
    }

    private static void put(NodeLog log, long hash, Bytes key, byte[] node) {
        synchronized (log) {
            log.put(hash, key, node);
        }
    }

    /** Makes room: only older versions need the node. */
    void remove(Bytes key) {
        long hash = NodeLog.hash(key);
        NodeLog log = log(hash);
        synchronized (log) {
            log.remove(hash, key);
        }
    }

    /** Forgets everything, after what was written was dropped. */
    void clear() {
        logs = empty();
    }

    private NodeLog log(long hash) {
        return logs[(int) (hash >>> (Long.SIZE - Integer.numberOfTrailingZeros(LOGS)))];
    }
}
