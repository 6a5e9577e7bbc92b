package org.cttdc.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.fuzz.Scratch;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** The only chunk of a snapshot, as a peer sends it to a node whose state is empty. */
public final class RestoreBytes {
    private static final int ENTRIES = 9;
    private static final StateTree THERE = new StateTree(open());
    private static final SnapshotInfo INFO = snapshot();
    private static final Database HERE_DATABASE = open();
    private static final StateTree HERE = new StateTree(HERE_DATABASE);
    private static @Nullable Bytes chunk;

    private RestoreBytes() {}

    private static Database open() {
        try {
            return Database.open(Scratch.folder().resolve("state"), CrashPoint.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SnapshotInfo snapshot() {
        Map<Bytes, @Nullable Bytes> entries = new TreeMap<>();
        for (byte i = 0; i < ENTRIES; i++) {
            entries.put(Bytes.of(i), Bytes.of((byte) 1, i));
        }
        THERE.write(THERE.change(0, Map.of()));
        THERE.write(THERE.change(1, entries));
        Path home = Scratch.folder();
        try {
            Snapshots snapshots = new Snapshots(home, THERE);
            SnapshotInfo info = snapshots.create(1);
            chunk = snapshots.chunk(1, SnapshotInfo.FORMAT, 0).orElseThrow();
            return info;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chunk that belongs there. */
    public static byte[] sample() {
        Bytes whole = chunk;
        if (whole == null) {
            throw new IllegalStateException("the snapshot was not made");
        }
        return whole.toArray();
    }

    /** Whether the chunk makes the state whole; then it has the root that was asked for, and is forgotten again. */
    public static boolean isTaken(byte[] bytes) {
        try {
            Bytes root = THERE.rootHash(1);
            SnapshotRestore restore = SnapshotRestore.begin(HERE_DATABASE, HERE, INFO, root);
            boolean whole = restore.apply(0, Bytes.of(bytes), () -> {});
            if (whole && !HERE.rootHash(1).equals(root)) {
                throw new IllegalStateException("a state was restored that nobody asked for");
            }
            HERE.clear();
            return whole;
        } catch (SnapshotException refused) {
            return false;
        }
    }
}
