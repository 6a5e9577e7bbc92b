package org.cttdc.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.cttdc.protocol.Bytes;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * Ordered tables of bytes in one MVStore file. All writes since the last {@link #commit} become durable together or not at all.
 * Readers may run beside the one writer.
 */
public final class Database implements AutoCloseable {
    private static final int CACHE_MIB = 32;
    /** Small pages: a block changes a few records in every table and rewrites the pages they are on. */
    private static final int PAGE_BYTES = 4_096;

    private static final int COMPACT_FILL_PERCENT = 60;
    private static final int COMPACT_BYTES = 8 << 20;

    private final MVStore store;
    private final CrashPoint crashPoint;

    private Database(MVStore store, CrashPoint crashPoint) {
        this.store = store;
        this.crashPoint = crashPoint;
    }

    /** Opens or creates the file; throws {@link org.h2.mvstore.MVStoreException} where another process holds it. */
    public static Database open(Path file, CrashPoint crashPoint) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        MVStore store = new MVStore.Builder()
                // Without "retry:" an interrupted reader would close the file under everybody.
                .fileName("retry:" + file)
                .autoCommitDisabled()
                .cacheSize(CACHE_MIB)
                .pageSplitSize(PAGE_BYTES)
                .compress()
                .open();
        return new Database(store, crashPoint);
    }

    /** The table of that name, created on its first use. */
    public Table table(String name) {
        MVMap.Builder<byte[], byte[]> type = new MVMap.Builder<byte[], byte[]>()
                .keyType(ByteArrayDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE);
        return new Table(store.openMap(name, type), crashPoint);
    }

    /** Writes everything to disk and waits for the disk. */
    public void commit() {
        crashPoint.reached("commit");
        store.commit();
        crashPoint.reached("sync");
        store.sync();
        crashPoint.reached("committed");
    }

    /** Gives back some of the space that old pages take; call it with nothing to commit. */
    public void compact() {
        crashPoint.reached("compact");
        store.compact(COMPACT_FILL_PERCENT, COMPACT_BYTES);
        crashPoint.reached("compacted");
    }

    /** Drops every write since the last commit. */
    public void rollback() {
        store.rollback();
    }

    /** Writes since the last commit are dropped. */
    @Override
    public void close() {
        if (!store.isClosed()) {
            store.rollback();
            store.close();
        }
    }

    /** A table, ordered by unsigned bytes of its keys. */
    public static final class Table {
        private final MVMap<byte[], byte[]> map;
        private final CrashPoint crashPoint;

        private Table(MVMap<byte[], byte[]> map, CrashPoint crashPoint) {
            this.map = map;
            this.crashPoint = crashPoint;
        }

        /** The value of a key, or null. */
        public byte @Nullable [] get(byte[] key) {
            return map.get(key);
        }

        /** Sets a value. */
        public void put(byte[] key, byte[] value) {
            crashPoint.reached("put");
            map.put(key, value);
        }

        /** Forgets a key. */
        public void remove(byte[] key) {
            crashPoint.reached("remove");
            map.remove(key);
        }

        /** Forgets all keys. */
        public void clear() {
            crashPoint.reached("clear");
            map.clear();
        }

        /** The greatest key not above the given one, or null. */
        public byte @Nullable [] floorKey(byte[] key) {
            return map.floorKey(key);
        }

        /** The greatest key, or null. */
        public byte @Nullable [] lastKey() {
            return map.lastKey();
        }

        /** Keys in ascending order from the given one on, as they stand now. */
        public Iterator<Bytes> keysFrom(byte[] key) {
            Iterator<byte[]> keys = map.keyIterator(key);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return keys.hasNext();
                }

                @Override
                public Bytes next() {
                    if (!keys.hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return Bytes.of(keys.next());
                }
            };
        }

        /** Number of keys. */
        public long size() {
            return map.sizeAsLong();
        }
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
