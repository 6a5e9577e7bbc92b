package org.cttdc.node.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty state from a snapshot, chunk by chunk in order. Each chunk is checked against the application hash before any of it is
 * stored, and is stored in one commit together with where the restoration stands: a process that dies goes on after the last whole
 * chunk when the same snapshot is offered again. The version can be read only once the last chunk is in.
 */
public final class SnapshotRestore {
    private static final byte[] PROGRESS = "progress".getBytes(StandardCharsets.US_ASCII);

    private final Database database;
    private final StateTree tree;
    private final Database.Table table;
    private final SnapshotInfo info;
    private final Bytes appHash;
    private int next;
    private TreeBuilder.State state;

    private SnapshotRestore(Database database, StateTree tree, SnapshotInfo info, Bytes appHash) {
        this.database = database;
        this.tree = tree;
        this.table = database.table(StateTree.RESTORE);
        this.info = info;
        this.appHash = appHash;
        this.state = new TreeBuilder.State(List.of(), null);
    }

    /**
     * Begins to restore a snapshot whose state has that root, or goes on where it was begun before; what another snapshot left is
     * forgotten. Throws {@link SnapshotException} for a format that this application does not read, {@link IllegalStateException}
     * where the tree already holds a state.
     */
    public static SnapshotRestore begin(Database database, StateTree tree, SnapshotInfo info, Bytes appHash)
            throws SnapshotException {
        if (info.format() != SnapshotInfo.FORMAT || info.chunks() < 1 || info.height() < 1) {
            throw new SnapshotException("snapshots of format " + info.format() + " with " + info.chunks()
                    + " chunks at height " + info.height() + " are not read");
        }
        if (!tree.isEmpty()) {
            throw new IllegalStateException("only an empty state can be restored");
        }
        SnapshotRestore restore = new SnapshotRestore(database, tree, info, appHash);
        if (!restore.resume()) {
            tree.clear();
            database.commit();
        }
        return restore;
    }

    /** What is being restored. */
    public SnapshotInfo info() {
        return info;
    }

    /** Root of the state that all of it must lead to. */
    public Bytes appHash() {
        return appHash;
    }

    /** Index of the chunk that is needed next; the number of chunks once all are in. */
    public int next() {
        return next;
    }

    /**
     * Takes the chunk with that index; one that was taken before is passed over. {@code last} runs before the commit of the last chunk
     * and writes what must become durable together with the state. Whether the state is whole now. Throws {@link SnapshotException},
     * with nothing stored, for a chunk that the application hash does not commit to: it has to come from somebody else.
     */
    public boolean apply(int index, Bytes chunk, Runnable last) throws SnapshotException {
        if (index > next || index < 0 || index >= info.chunks()) {
            throw new IllegalArgumentException("chunk " + next + " is next, not " + index);
        }
        if (index < next) {
            return next == info.chunks();
        }
        SnapshotChunk parts = SnapshotChunk.decode(chunk);
        Map<Bytes, TreeNode> created = new TreeMap<>();
        TreeBuilder builder = new TreeBuilder(info.height(), state, created::put);
        List<Bytes> hashes = add(builder, parts);
        TreeBuilder.State after = builder.state();
        boolean whole = index == info.chunks() - 1;
        Child root = whole ? builder.finish() : null;
        if (!(whole ? TreeBuilder.hash(root) : rootWith(builder, parts)).equals(appHash)) {
            throw new SnapshotException("chunk " + index + " is not of the state with root " + appHash);
        }
        created.forEach(tree::putNode);
        for (int i = 0; i < hashes.size(); i++) {
            tree.putEntry(hashes.get(i), info.height(), parts.entries().get(i));
        }
        if (whole) {
            tree.putRoot(info.height(), root);
            table.remove(PROGRESS);
            last.run();
        } else {
            table.put(PROGRESS, progress(index + 1, after));
        }
        database.commit();
        next = index + 1;
        state = after;
        return whole;
    }

    private List<Bytes> add(TreeBuilder builder, SnapshotChunk chunk) throws SnapshotException {
        List<Bytes> hashes = new ArrayList<>(chunk.entries().size());
        try {
            for (SnapshotChunk.Entry entry : chunk.entries()) {
                Bytes hash = Sha256.of(entry.key());
                builder.add(Child.Leaf.of(info.height(), hash, Sha256.of(entry.value())));
                hashes.add(hash);
            }
        } catch (IllegalArgumentException e) {
            throw new SnapshotException("a chunk is out of order: " + e.getMessage());
        }
        return hashes;
    }

    private static Bytes rootWith(TreeBuilder builder, SnapshotChunk chunk) throws SnapshotException {
        try {
            return builder.rootWith(chunk.right());
        } catch (IllegalArgumentException e) {
            throw new SnapshotException("a chunk does not show what lies beside it: " + e.getMessage());
        }
    }

    private boolean resume() {
        byte[] stored = table.get(PROGRESS);
        byte[] identity = identity();
        if (stored == null || !Database.startsWith(stored, identity)) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(stored).position(identity.length);
        next = in.getInt();
        Child newest = TreeNode.readChild(in);
        List<TreeNode> open = new ArrayList<>();
        while (in.hasRemaining()) {
            open.add(TreeNode.read(in));
        }
        state = new TreeBuilder.State(open, (Child.@Nullable Leaf) newest);
        return true;
    }

    /** Which snapshot, how many chunks of it, and the builder's state. */
    private byte[] progress(int chunks, TreeBuilder.State at) {
        byte[] identity = identity();
        int most = identity.length + Integer.BYTES + (1 + at.open().size()) * TreeNode.WIDTH * TreeNode.MAX_CHILD_BYTES;
        ByteBuffer out = ByteBuffer.allocate(most).put(identity).putInt(chunks);
        out.put(TreeNode.encode(at.newest()));
        at.open().forEach(node -> out.put(node.encode()));
        return Bytes.of(out.array(), 0, out.position()).toArray();
    }

    private byte[] identity() {
        byte[] hash = info.hash().toArray();
        byte[] root = appHash.toArray();
        return ByteBuffer.allocate(Long.BYTES + 3 * Integer.BYTES + hash.length + root.length)
                .putLong(info.height())
                .putInt(info.format())
                .putInt(info.chunks())
                .putInt(hash.length)
                .put(hash)
                .put(root)
                .array();
    }
}
