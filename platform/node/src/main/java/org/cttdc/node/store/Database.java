package org.cttdc.node.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Ordered tables of bytes. All writes since the last {@link #commit} become durable together or not at all. Readers may run beside the
 * one writer.
 */
public interface Database extends AutoCloseable {
    /** The database in one MVStore file, for a chain that one process serves to itself. */
    static Database open(Path file, CrashPoint crashPoint) throws IOException {
        return MvDatabase.open(file, crashPoint);
    }

    /** The database in a RocksDB directory, for a state of millions of keys (docs/adr/0181). */
    static Database openLarge(Path directory, CrashPoint crashPoint) throws IOException {
        return RocksDatabase.open(directory, crashPoint);
    }

    /** The table of that name, created on its first use. */
    Table table(String name);

    /** Writes everything to disk and waits for the disk. */
    void commit();

    /** Gives back some of the space that old records take; call it with nothing to commit. */
    void compact();

    /** Drops every write since the last commit. */
    void rollback();

    /** Writes since the last commit are dropped. */
    @Override
    void close();

    /** A table, ordered by unsigned bytes of its keys. */
    interface Table {
        /** The value of a key, or null. */
        byte @Nullable [] get(byte[] key);

        /** Sets a value. */
        void put(byte[] key, byte[] value);

        /** Forgets a key. */
        void remove(byte[] key);

        /** Forgets all keys. */
        void clear();

        /** The greatest key not above the given one, or null. */
        byte @Nullable [] floorKey(byte[] key);

        /** The greatest key, or null. */
        byte @Nullable [] lastKey();

        /** Keys in ascending order from the given one on, as they stand now. */
        Iterator<Bytes> keysFrom(byte[] key);

        /** Number of keys; it may have to count them. */
        long size();
    }

    /** Whether a key begins so. */
    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
