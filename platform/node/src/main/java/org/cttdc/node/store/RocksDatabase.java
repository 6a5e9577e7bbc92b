package org.cttdc.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Tables in a RocksDB directory, one column family each. Writes wait in memory, seen by every reader, until a commit hands all of them
 * over in one synchronised batch.
 */
final class RocksDatabase implements Database {
    private final RocksFiles files;
    private final CrashPoint crashPoint;
    private final Map<String, RocksTable> tables = new TreeMap<>();

    private RocksDatabase(RocksFiles files, CrashPoint crashPoint) {
        this.files = files;
        this.crashPoint = crashPoint;
    }

    static Database open(Path directory, CrashPoint crashPoint) throws IOException {
        Files.createDirectories(directory);
        try {
            return new RocksDatabase(RocksFiles.open(directory), crashPoint);
        } catch (RocksDBException e) {
            throw new IOException(
                    directory + " cannot be opened: another process may be using it (" + e.getMessage() + ')', e);
        }
    }

    @Override
    public synchronized Table table(String name) {
        return tables.computeIfAbsent(name, _ -> new RocksTable(files, files.table(name), crashPoint));
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
            files.write(batch);
        } catch (RocksDBException e) {
            throw RocksFiles.failed(e);
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
        files.close();
    }
}
