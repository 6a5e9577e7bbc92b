package org.cttdc.node.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Tables in a RocksDB directory, one column family each. Writes wait in memory, seen by every reader, until a commit hands all of them
 * over in one synchronised batch.
 */
final class RocksDatabase implements Database {
    private static final long CACHE_BYTES = 128L << 20;
    private static final long WRITE_BUFFER_BYTES = 32L << 20;
    private static final long MAX_LOG_BYTES = 256L << 20;
    private static final int BLOOM_BITS = 10;
    private static final int BLOCK_BYTES = 8 << 10;
    private static final byte[] REMOVED = new byte[0];

    private final Cache cache = new LRUCache(CACHE_BYTES);
    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS);
    private final ColumnFamilyOptions tableOptions;
    private final DBOptions options;
    private final WriteOptions durable = new WriteOptions().setSync(true);
    private final CrashPoint crashPoint;
    private final RocksDB db;
    private final Map<String, RocksTable> tables = new TreeMap<>();
    // Native memory must not go away under a reader.
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private RocksDatabase(Path directory, CrashPoint crashPoint) throws RocksDBException {
        this.crashPoint = crashPoint;
        tableOptions = new ColumnFamilyOptions()
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                // Nearly everything stored is a hash, which no compression makes shorter.
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(BLOCK_BYTES)
                        .setFilterPolicy(bloom)
                        .setCacheIndexAndFilterBlocks(true)
                        .setPinL0FilterAndIndexBlocksInCache(true));
        options = new DBOptions()
                .setCreateIfMissing(true)
                .setMaxTotalWalSize(MAX_LOG_BYTES)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2)
                .setMaxBackgroundJobs(2)
                // There is one writer, and in a sorted batch it finds its place beside the record before.
                .setAllowConcurrentMemtableWrite(false);
        List<ColumnFamilyDescriptor> known = descriptors(directory);
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        db = RocksDB.open(options, directory.toString(), known, handles);
        for (int i = 0; i < known.size(); i++) {
            String name = new String(known.get(i).getName(), StandardCharsets.UTF_8);
            tables.put(name, new RocksTable(handles.get(i)));
        }
    }

    private List<ColumnFamilyDescriptor> descriptors(Path directory) throws RocksDBException {
        List<byte[]> names;
        try (Options plain = new Options()) {
            names = RocksDB.listColumnFamilies(plain, directory.toString());
        }
        if (names.isEmpty()) {
            names = List.of(RocksDB.DEFAULT_COLUMN_FAMILY);
        }
        return names.stream()
                .map(name -> new ColumnFamilyDescriptor(name, tableOptions))
                .toList();
    }

    static Database open(Path directory, CrashPoint crashPoint) throws IOException {
        Files.createDirectories(directory);
        try {
            RocksDB.loadLibrary();
            return new RocksDatabase(directory, crashPoint);
        } catch (RocksDBException e) {
            throw new IOException(
                    directory + " cannot be opened: another process may be using it (" + e.getMessage() + ')', e);
        }
    }

    @Override
    public synchronized Table table(String name) {
        RocksTable there = tables.get(name);
        if (there == null) {
            try {
                there = new RocksTable(db.createColumnFamily(
                        new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), tableOptions)));
            } catch (RocksDBException e) {
                throw failed(e);
            }
            tables.put(name, there);
        }
        return there;
    }

    private synchronized List<RocksTable> all() {
        return List.copyOf(tables.values());
    }

    @Override
    public void commit() {
        crashPoint.reached("commit");
        try (WriteBatch batch = new WriteBatch()) {
            for (RocksTable table : all()) {
                table.fill(batch);
            }
            crashPoint.reached("sync");
            db.write(durable, batch);
        } catch (RocksDBException e) {
            throw failed(e);
        }
        // Readers see the same from the files from here on.
        rollback();
        crashPoint.reached("committed");
    }

    /** RocksDB compacts by itself. */
    @Override
    public void compact() {
        crashPoint.reached("compact");
    }

    @Override
    public void rollback() {
        all().forEach(RocksTable::forget);
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                all().forEach(table -> table.handle.close());
                db.close();
                durable.close();
                options.close();
                tableOptions.close();
                bloom.close();
                cache.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }

    private static IllegalStateException failed(RocksDBException e) {
        return new IllegalStateException("the database failed: " + e.getMessage(), e);
    }

    private interface Reading {
        byte @Nullable [] read() throws RocksDBException;
    }

    private byte @Nullable [] reading(Reading reading) {
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the database is closed");
            }
            return reading.read();
        } catch (RocksDBException e) {
            throw failed(e);
        } finally {
            life.readLock().unlock();
        }
    }

    private final class RocksTable implements Table {
        private final ColumnFamilyHandle handle;
        /**
         * Writes since the last commit; {@link #REMOVED} itself stands for a removal. Not in order, since a block writes tens of thousands
         * of records and nothing but a few small tables is asked for an order.
         */
        private final Map<Bytes, byte[]> waiting = new ConcurrentHashMap<>();
        /** Keys of {@link #waiting} as the one writer brought them: in runs that are in order already. */
        private final List<Bytes> written = new ArrayList<>();

        private RocksTable(ColumnFamilyHandle handle) {
            this.handle = handle;
        }

        @SuppressWarnings("ReferenceEquality")
        private void fill(WriteBatch batch) throws RocksDBException {
            written.sort(null);
            for (Bytes at : written) {
                byte[] key = at.toArray();
                byte[] value = Objects.requireNonNull(waiting.get(at));
                if (value == REMOVED) {
                    batch.delete(handle, key);
                } else {
                    batch.put(handle, key, value);
                }
            }
        }

        private void write(Bytes key, byte[] value) {
            if (waiting.put(key, value) == null) {
                written.add(key);
            }
        }

        private void forget() {
            waiting.clear();
            written.clear();
        }

        private NavigableMap<byte[], byte[]> inOrder() {
            NavigableMap<byte[], byte[]> inOrder = new TreeMap<>(Arrays::compareUnsigned);
            waiting.forEach((key, value) -> inOrder.put(key.toArray(), value));
            return inOrder;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public byte @Nullable [] get(byte[] key) {
            byte[] written = waiting.get(Bytes.of(key));
            if (written != null) {
                return written == REMOVED ? null : written;
            }
            return reading(() -> db.get(handle, key));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            crashPoint.reached("put");
            write(Bytes.of(key), value);
        }

        @Override
        public void remove(byte[] key) {
            crashPoint.reached("remove");
            write(Bytes.of(key), REMOVED);
        }

        @Override
        public void clear() {
            crashPoint.reached("clear");
            waiting.replaceAll((_, _) -> REMOVED);
            reading(() -> {
                try (RocksIterator iterator = db.newIterator(handle)) {
                    for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
                        write(Bytes.of(iterator.key()), REMOVED);
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
        @SuppressWarnings("ReferenceEquality")
        private byte @Nullable [] before(byte @Nullable [] key, boolean included) {
            NavigableMap<byte[], byte[]> writes = inOrder();
            byte[] at = key;
            boolean with = included;
            while (true) {
                Map.Entry<byte[], byte[]> written = written(writes, at, with);
                byte[] stored = stored(at, with);
                if (written == null || (stored != null && Arrays.compareUnsigned(stored, written.getKey()) > 0)) {
                    return stored;
                }
                if (written.getValue() != REMOVED) {
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
            return reading(() -> {
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

        @SuppressWarnings("ReferenceEquality")
        private List<byte[]> keys(byte[] from, boolean included, int limit) {
            TreeMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
            reading(() -> {
                try (RocksIterator iterator = db.newIterator(handle)) {
                    for (iterator.seek(from); iterator.isValid() && found.size() < limit; iterator.next()) {
                        byte[] key = iterator.key();
                        if ((included || !Arrays.equals(key, from)) && waiting.get(Bytes.of(key)) != REMOVED) {
                            found.put(key, key);
                        }
                    }
                }
                return null;
            });
            for (Map.Entry<byte[], byte[]> write :
                    inOrder().tailMap(from, included).entrySet()) {
                if (found.size() >= limit && Arrays.compareUnsigned(write.getKey(), found.lastKey()) > 0) {
                    break;
                }
                if (write.getValue() != REMOVED) {
                    found.put(write.getKey(), write.getKey());
                }
            }
            return found.keySet().stream().limit(limit).toList();
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
}
