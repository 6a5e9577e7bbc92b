package org.cttdc.node.abci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cttdc.node.api.CommittedHead;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.node.store.SnapshotException;
import org.cttdc.node.store.SnapshotInfo;
import org.cttdc.node.store.SnapshotRestore;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.Timestamp;
import org.jspecify.annotations.Nullable;

/** The application's one database: the state tree and where it stands. */
final class AppStore implements AutoCloseable {
    private static final byte[] HEAD = "head".getBytes(StandardCharsets.US_ASCII);
    private static final int PRUNE_PER_BLOCK = 500;
    private static final int COMPACT_EVERY = 100;

    private final Database database;
    private final StateTree tree;
    private final Database.Table meta;

    private AppStore(Database database) {
        this.database = database;
        this.tree = new StateTree(database);
        this.meta = database.table("abci.meta");
    }

    /** Opens the directory; throws {@link IOException} where it cannot be used, with what to do about it. */
    static AppStore open(Path file, String chainId, CrashPoint crashPoint) throws IOException {
        Database database = Database.openLarge(file, crashPoint);
        try {
            AppStore store = new AppStore(database);
            // A rollback forgets tables that no commit knows.
            database.commit();
            store.check(file, chainId);
            return store;
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void check(Path file, String chainId) throws IOException {
        CommittedHead head = head();
        if (head == null) {
            return;
        }
        if (!head.chainId().equals(chainId)) {
            throw new IOException(file + " holds the chain \"" + head.chainId() + "\", the configuration says \""
                    + chainId + "\": one of them is another node's");
        }
        if (!tree.holds(head.height()) || !tree.rootHash(head.height()).equals(head.appHash())) {
            throw new IOException(file + " is damaged: the state at height " + head.height()
                    + " is not the committed one; restore a backup or let the node sync anew");
        }
    }

    StateTree tree() {
        return tree;
    }

    /** The newest committed block, or null before the first. */
    @Nullable
    CommittedHead head() {
        byte[] stored = meta.get(HEAD);
        if (stored == null) {
            return null;
        }
        try {
            return RecordCodec.decode(CommittedHead.class, stored);
        } catch (CodecException e) {
            throw new IllegalStateException("where the application stands cannot be read", e);
        }
    }

    /** Drops what was written since the last commit. */
    void rollback() {
        database.rollback();
    }

    /** Makes everything written since the last commit durable together with where that leaves the application. */
    void commit(CommittedHead head, long oldestKept) {
        meta.put(HEAD, RecordCodec.encode(head));
        tree.prune(oldestKept, PRUNE_PER_BLOCK);
        database.commit();
        if (head.height() % COMPACT_EVERY == 0) {
            database.compact();
        }
    }

    /** Begins to fill the empty state, or goes on where it was begun. */
    SnapshotRestore restore(SnapshotInfo info, Bytes appHash) throws SnapshotException {
        return SnapshotRestore.begin(database, tree, info, appHash);
    }

    /** Takes a chunk; where the state stands once it is whole, else null. */
    @Nullable
    CommittedHead apply(SnapshotRestore restore, int index, Bytes chunk, String chainId) throws SnapshotException {
        // What time it was then is not known; the next block tells what time it is.
        CommittedHead restored = CommittedHead.of(chainId, restore.info().height(), restore.appHash(), Timestamp.ZERO);
        boolean whole = restore.apply(index, chunk, () -> meta.put(HEAD, RecordCodec.encode(restored)));
        return whole ? restored : null;
    }

    @Override
    public void close() {
        database.close();
    }
}
