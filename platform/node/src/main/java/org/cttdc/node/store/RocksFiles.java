package org.cttdc.node.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB's files and everything of it that lives outside the heap, which must not go away under a reader. */
final class RocksFiles implements AutoCloseable {
    private static final long CACHE_BYTES = 128L << 20;
    private static final long WRITE_BUFFER_BYTES = 32L << 20;
    private static final long MAX_LOG_BYTES = 256L << 20;
    private static final int BLOOM_BITS = 10;
    private static final int BLOCK_BYTES = 8 << 10;

    private final Cache cache = new LRUCache(CACHE_BYTES);
    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS);
    private final ColumnFamilyOptions tableOptions;
    private final DBOptions options;
    private final WriteOptions durable = new WriteOptions().setSync(true);
    private final RocksDB db;
    private final Map<String, ColumnFamilyHandle> tables = new TreeMap<>();
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private RocksFiles(Path directory) throws RocksDBException {
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
            tables.put(new String(known.get(i).getName(), StandardCharsets.UTF_8), handles.get(i));
        }
    }

    /** Opens a directory, which nobody else may have open. */
    static RocksFiles open(Path directory) throws RocksDBException {
        RocksDB.loadLibrary();
        return new RocksFiles(directory);
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

    /** The table of that name, made where there is none. */
    synchronized ColumnFamilyHandle table(String name) {
        ColumnFamilyHandle there = tables.get(name);
        if (there == null) {
            try {
                there = db.createColumnFamily(
                        new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), tableOptions));
            } catch (RocksDBException e) {
                throw failed(e);
            }
            tables.put(name, there);
        }
        return there;
    }

    /** Reads something out of the files. */
    @FunctionalInterface
    interface Reading {
        byte @Nullable [] read(RocksDB db) throws RocksDBException;
    }

    /** Reads while nobody can close the files. */
    byte @Nullable [] read(Reading reading) {
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the database is closed");
            }
            return reading.read(db);
        } catch (RocksDBException e) {
            throw failed(e);
        } finally {
            life.readLock().unlock();
        }
    }

    /** Returns once the batch is on disk, whole. */
    void write(WriteBatch batch) throws RocksDBException {
        db.write(durable, batch);
    }

    static IllegalStateException failed(RocksDBException e) {
        return new IllegalStateException("the database failed: " + e.getMessage(), e);
    }

    @Override
    public synchronized void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                tables.values().forEach(ColumnFamilyHandle::close);
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
}
