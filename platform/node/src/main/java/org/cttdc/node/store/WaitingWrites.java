package org.cttdc.node.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** What was written to one table since the last commit; a removal is a write too. One writer, any number of readers. */
final class WaitingWrites {
    /** Stands for a removal, itself and no other array of its kind. */
    private static final byte[] REMOVED = new byte[0];

    /**
     * Not in order, since a block writes tens of thousands of records and nothing but a few small tables is asked for an order.
     */
    private final Map<Bytes, byte[]> values = new ConcurrentHashMap<>();
    /** The keys as the one writer brought them: in runs that are in order already. */
    private final List<Bytes> keys = new ArrayList<>();

    void put(Bytes key, byte[] value) {
        if (values.put(key, value) == null) {
            keys.add(key);
        }
    }

    void remove(Bytes key) {
        put(key, REMOVED);
    }

    /** Removes again what was written. */
    void removeAll() {
        values.replaceAll((_, _) -> REMOVED);
    }

    /** What was written to a key, which may be a {@linkplain #isRemoval removal}; null where nothing was. */
    byte @Nullable [] get(Bytes key) {
        return values.get(key);
    }

    @SuppressWarnings("ReferenceEquality")
    static boolean isRemoval(byte @Nullable [] value) {
        return value == REMOVED;
    }

    /** All of it by key, removals too. */
    NavigableMap<byte[], byte[]> inOrder() {
        NavigableMap<byte[], byte[]> inOrder = new TreeMap<>(Arrays::compareUnsigned);
        values.forEach((key, value) -> inOrder.put(key.toArray(), value));
        return inOrder;
    }

    /** Hands all of it over, in the order of the keys. */
    void fill(WriteBatch batch, ColumnFamilyHandle table) throws RocksDBException {
        keys.sort(null);
        for (Bytes at : keys) {
            byte[] value = Objects.requireNonNull(values.get(at));
            if (isRemoval(value)) {
                batch.delete(table, at.toArray());
            } else {
                batch.put(table, at.toArray(), value);
            }
        }
    }

    void forget() {
        values.clear();
        keys.clear();
    }
}
