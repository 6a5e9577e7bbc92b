package org.cttdc.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.cttdc.protocol.Bytes;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/** Tables in one MVStore file. */
final class MvDatabase implements Database {
    private static final int CACHE_MIB = 32;
    /** Small pages: a block changes a few records in every table and rewrites the pages they are on. */
    private static final int PAGE_BYTES = 4_096;

    private static final int COMPACT_FILL_PERCENT = 60;
    private static final int COMPACT_BYTES = 8 << 20;

    private final MVStore store;
    private final CrashPoint crashPoint;

    private MvDatabase(MVStore store, CrashPoint crashPoint) {
        this.store = store;
        this.crashPoint = crashPoint;
    }

    /** Opens or creates the file; throws {@link org.h2.mvstore.MVStoreException} where another process holds it. */
    static Database open(Path file, CrashPoint crashPoint) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        MVStore store = new MVStore.Builder()
                // Without "retry:" an interrupted reader would close the file under everybody.
                .fileName("retry:" + file)
                .autoCommitDisabled()
                .cacheSize(CACHE_MIB)
                .pageSplitSize(PAGE_BYTES)
                .open();
        return new MvDatabase(store, crashPoint);
    }

    @Override
    public Table table(String name) {
        MVMap.Builder<byte[], byte[]> type = new MVMap.Builder<byte[], byte[]>()
                .keyType(ByteArrayDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE);
        return new MvTable(store.openMap(name, type), crashPoint);
    }

    @Override
    public void commit() {
        crashPoint.reached("commit");
        store.commit();
        crashPoint.reached("sync");
        store.sync();
        crashPoint.reached("committed");
    }

    @Override
    public void compact() {
        crashPoint.reached("compact");
        store.compact(COMPACT_FILL_PERCENT, COMPACT_BYTES);
        crashPoint.reached("compacted");
    }

    @Override
    public void rollback() {
        store.rollback();
    }

    @Override
    public void close() {
        if (!store.isClosed()) {
            store.rollback();
            store.close();
        }
    }

    private static final class MvTable implements Table {
        private final MVMap<byte[], byte[]> map;
        private final CrashPoint crashPoint;

        private MvTable(MVMap<byte[], byte[]> map, CrashPoint crashPoint) {
            this.map = map;
            this.crashPoint = crashPoint;
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            return map.get(key);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            crashPoint.reached("put");
            map.put(key, value);
        }

        @Override
        public void remove(byte[] key) {
            crashPoint.reached("remove");
            map.remove(key);
        }

        @Override
        public void clear() {
            crashPoint.reached("clear");
            map.clear();
        }

        @Override
        public byte @Nullable [] floorKey(byte[] key) {
            return map.floorKey(key);
        }

        @Override
        public byte @Nullable [] lastKey() {
            return map.lastKey();
        }

        @Override
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

        @Override
        public long size() {
            return map.sizeAsLong();
        }
    }
}
