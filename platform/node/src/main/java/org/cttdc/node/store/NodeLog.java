package org.cttdc.node.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that were used lately, in one array: each stands behind the one before it, and when the array is full the newest takes the place of
 * the oldest. Whatever its size it is two objects to the collector, which has neither to follow nor to move what stands in it. For one
 * thread at a time: who uses it holds its lock.
 */
final class NodeLog {
    /** The array begins so small and doubles up to its limit, bytes. */
    private static final int FIRST_CAPACITY = 4 << 10;
    /** Bytes of the array for each place of the index: about a third of a usual node. */
    private static final int BYTES_A_PLACE = 128;
    /** Places in which a node may be noted; of more than so many nodes the oldest is forgotten. */
    private static final int WAYS = 4;

    private static final int TAG_BITS = 8;
    private static final int TAG_MASK = (1 << TAG_BITS) - 1;
    private static final int TAG_SHIFT = 52;
    private static final int BUCKET_SHIFT = 20;
    /** Length of the key and of the node. */
    private static final int HEADER = 1 + Short.BYTES;

    private final int limit;
    private byte[] log = new byte[FIRST_CAPACITY];
    /** For each bucket its places: how many bytes had been written when the node was, and bits of its key's hash; 0 is free. */
    private long[] places = new long[FIRST_CAPACITY / BYTES_A_PLACE];
    /** Bytes ever written, the gaps at the array's end among them; begins at 1, for 0 is nowhere. */
    private long head = 1;

    /** Takes up to {@code limit} bytes, a power of two, and a sixteenth of it for the index. */
    NodeLog(int limit) {
        this.limit = Math.max(FIRST_CAPACITY, limit);
    }

    /** Spreads keys that differ little; its highest four bits are not used in here. */
    static long hash(Bytes key) {
        return key.hashCode() * 0x9E3779B97F4A7C15L;
    }

    /** The node of a key, for as long as nothing else is asked of this log, or null where it is not known. */
    @Nullable
    ByteBuffer get(long hash, Bytes key) {
        int place = find(hash, key);
        if (place < 0) {
            return null;
        }
        long at = places[place] >>> TAG_BITS;
        if (at < head - log.length / 2 && log.length == limit) {
            // Its turn to be overwritten comes nearer, and it is in use.
            ByteBuffer node = node(physical(at));
            byte[] copy = new byte[node.remaining()];
            node.get(copy);
            write(place, hash, key, copy);
        }
        return node(physical(places[place] >>> TAG_BITS));
    }

    /** Sets the node of a key. */
    void put(long hash, Bytes key, byte[] node) {
        int size = HEADER + key.size() + node.length;
        while (head + size > log.length && log.length < limit) {
            grow();
        }
        int place = find(hash, key);
        write(place < 0 ? oldest(bucket(hash)) : place, hash, key, node);
    }

    /** Forgets a key. */
    void remove(long hash, Bytes key) {
        int place = find(hash, key);
        if (place >= 0) {
            places[place] = 0;
        }
    }

    private void write(int place, long hash, Bytes key, byte[] node) {
        int size = HEADER + key.size() + node.length;
        if (physical(head) + size > log.length) {
            head += log.length - physical(head);
        }
        int at = physical(head);
        log[at] = (byte) key.size();
        log[at + 1] = (byte) (node.length >>> Byte.SIZE);
        log[at + 2] = (byte) node.length;
        key.copyTo(log, at + HEADER);
        System.arraycopy(node, 0, log, at + HEADER + key.size(), node.length);
        places[place] = (head << TAG_BITS) | tag(hash);
        head += size;
    }

    /** The place of a key, -1 where it has none. */
    private int find(long hash, Bytes key) {
        int bucket = bucket(hash);
        for (int place = bucket; place < bucket + WAYS; place++) {
            if ((places[place] & TAG_MASK) == tag(hash) && holds(places[place] >>> TAG_BITS, key)) {
                return place;
            }
        }
        return -1;
    }

    private boolean holds(long at, Bytes key) {
        if (!stands(at)) {
            return false;
        }
        int start = physical(at) + HEADER;
        return log[physical(at)] == key.size() && key.equals(log, start, start + key.size());
    }

    /** Whether what was written there has not been overwritten. */
    private boolean stands(long at) {
        return at > 0 && at >= head - log.length;
    }

    /** Where to note a new node: free places are older than any, and so are those of nodes that were overwritten. */
    private int oldest(int bucket) {
        int oldest = bucket;
        for (int place = bucket + 1; place < bucket + WAYS; place++) {
            if (places[place] < places[oldest]) {
                oldest = place;
            }
        }
        return oldest;
    }

    /** Only an array that never came to its end grows, so that everything keeps its place in it. */
    private void grow() {
        long[] known = places;
        log = Arrays.copyOf(log, 2 * log.length);
        places = new long[log.length / BYTES_A_PLACE];
        for (long place : known) {
            if (place != 0) {
                int at = physical(place >>> TAG_BITS);
                Bytes key = Bytes.of(log, at + HEADER, at + HEADER + log[at]);
                places[oldest(bucket(hash(key)))] = place;
            }
        }
    }

    private ByteBuffer node(int at) {
        int length = ((log[at + 1] & 0xFF) << Byte.SIZE) | (log[at + 2] & 0xFF);
        return ByteBuffer.wrap(log, at + HEADER + log[at], length);
    }

    private int physical(long at) {
        return (int) (at & (log.length - 1));
    }

    private int bucket(long hash) {
        return (int) (hash >>> BUCKET_SHIFT) & (places.length - 1) & -WAYS;
    }

    private static long tag(long hash) {
        return (hash >>> TAG_SHIFT) & TAG_MASK;
    }
}
