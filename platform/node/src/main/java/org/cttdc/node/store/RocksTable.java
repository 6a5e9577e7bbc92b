package org.cttdc.node.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/** One table as readers see it: what is in the files, and over it what waits for the next commit. */
final class RocksTable implements Database.Table {
    private final RocksFiles files;
    private final ColumnFamilyHandle handle;
    private final CrashPoint crashPoint;
    private final WaitingWrites waiting = new WaitingWrites();

    RocksTable(RocksFiles files, ColumnFamilyHandle handle, CrashPoint crashPoint) {
        this.files = files;
        this.handle = handle;
        this.crashPoint = crashPoint;
    }

    /** Hands over what waits. */
    void fill(WriteBatch batch) throws RocksDBException {
        waiting.fill(batch, handle);
    }

    /** Drops what waits. */
    void forget() {
        waiting.forget();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        byte[] written = waiting.get(Bytes.of(key));
        if (written != null) {
            return WaitingWrites.isRemoval(written) ? null : written;
        }
        return files.read(db -> db.get(handle, key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        crashPoint.reached("put");
        waiting.put(Bytes.of(key), value);
    }

    @Override
    public void remove(byte[] key) {
        crashPoint.reached("remove");
        waiting.remove(Bytes.of(key));
    }

    @Override
    public void clear() {
        crashPoint.reached("clear");
        waiting.removeAll();
        files.read(db -> {
            try (RocksIterator iterator = db.newIterator(handle)) {
                for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
                    waiting.remove(Bytes.of(iterator.key()));
                }
            }
            return null;
        });
    }

    @Override
    public byte @Nullable [] floorKey(byte[] key) {
        return before(key, true);
    }

    @Override
    public byte @Nullable [] lastKey() {
        return before(null, true);
    }

    /** The greatest key not above the given one (below it where it is not included; any at all for null). */
    private byte @Nullable [] before(byte @Nullable [] key, boolean included) {
        NavigableMap<byte[], byte[]> writes = waiting.inOrder();
        byte[] at = key;
        boolean with = included;
        while (true) {
            Map.Entry<byte[], byte[]> written = written(writes, at, with);
            byte[] stored = stored(at, with);
            if (written == null || (stored != null && Arrays.compareUnsigned(stored, written.getKey()) > 0)) {
                return stored;
            }
            if (!WaitingWrites.isRemoval(written.getValue())) {
                return written.getKey();
            }
            at = written.getKey();
            with = false;
        }
    }

    private static Map.@Nullable Entry<byte[], byte[]> written(
            NavigableMap<byte[], byte[]> writes, byte @Nullable [] key, boolean included) {
        if (key == null) {
            return writes.lastEntry();
        }
        return included ? writes.floorEntry(key) : writes.lowerEntry(key);
    }

    private byte @Nullable [] stored(byte @Nullable [] key, boolean included) {
        return files.read(db -> {
            try (RocksIterator iterator = db.newIterator(handle)) {
                if (key == null) {
                    iterator.seekToLast();
                } else {
                    iterator.seekForPrev(key);
                    if (!included && iterator.isValid() && Arrays.equals(iterator.key(), key)) {
                        iterator.prev();
                    }
                }
                return iterator.isValid() ? iterator.key() : null;
            }
        });
    }

    /** Reads pages of keys, so that no native iterator outlives a call. */
    @Override
    public Iterator<Bytes> keysFrom(byte[] key) {
        return new Iterator<>() {
            private static final int PAGE = 256;

            private Iterator<byte[]> page = page(key, true).iterator();
            private byte[] last = key;

            @Override
            public boolean hasNext() {
                if (!page.hasNext()) {
                    page = page(last, false).iterator();
                }
                return page.hasNext();
            }

            @Override
            public Bytes next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                last = page.next();
                return Bytes.of(last);
            }

            private List<byte[]> page(byte[] from, boolean included) {
                return keys(from, included, PAGE);
            }
        };
    }

    private List<byte[]> keys(byte[] from, boolean included, int limit) {
        TreeMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
        addStored(found, from, included, limit);
        for (Map.Entry<byte[], byte[]> write :
                waiting.inOrder().tailMap(from, included).entrySet()) {
            if (found.size() >= limit && Arrays.compareUnsigned(write.getKey(), found.lastKey()) > 0) {
                break;
            }
            if (!WaitingWrites.isRemoval(write.getValue())) {
                found.put(write.getKey(), write.getKey());
            }
        }
        return found.keySet().stream().limit(limit).toList();
    }

    /** Adds keys of the files that no waiting write removes. */
    private void addStored(Map<byte[], byte[]> found, byte[] from, boolean included, int limit) {
        files.read(db -> {
            try (RocksIterator iterator = db.newIterator(handle)) {
                for (iterator.seek(from); iterator.isValid() && found.size() < limit; iterator.next()) {
                    byte[] key = iterator.key();
                    if ((included || !Arrays.equals(key, from))
                            && !WaitingWrites.isRemoval(waiting.get(Bytes.of(key)))) {
                        found.put(key, key);
                    }
                }
            }
            return null;
        });
    }

    @Override
    public long size() {
        long size = 0;
        for (Iterator<Bytes> keys = keysFrom(new byte[0]); keys.hasNext(); keys.next()) {
            size++;
        }
        return size;
    }
}
