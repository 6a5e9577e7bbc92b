package org.cttdc.node.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.ExistenceProof;
import org.cttdc.protocol.proof.ics23.NonExistenceProof;
import org.cttdc.protocol.proof.smt.SmtHasher;
import org.cttdc.protocol.proof.smt.SmtStep;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated state: a Jellyfish-shaped sparse Merkle tree over SHA-256(key) with every retained version readable and
 * provable. A version is computed by {@link #change} without side effects and stored by {@link #write}.
 */
public final class StateTree {
    /** Where a restoration that is under way notes how far it came. */
    static final String RESTORE = "tree.restore";

    private static final byte[] NO_VALUE = new byte[0];

    private final Database.Table nodes;
    private final Database.Table roots;
    private final Database.Table values;
    private final Database.Table staleNodes;
    private final Database.Table staleValues;
    private final Database.Table restore;
    private final ConcurrentSkipListMap<Long, Integer> pins = new ConcurrentSkipListMap<>();

    /** The tree in the tables of a database. */
    public StateTree(Database database) {
        this.nodes = database.table("tree.nodes");
        this.roots = database.table("tree.roots");
        this.values = database.table("tree.values");
        this.staleNodes = database.table("tree.stale-nodes");
        this.staleValues = database.table("tree.stale-values");
        this.restore = database.table(RESTORE);
    }

    /** A version that was computed and not yet stored. */
    public static final class Change {
        private final long version;
        private final SortedMap<Bytes, @Nullable Bytes> puts;
        private final TreeChange tree;

        private Change(long version, SortedMap<Bytes, @Nullable Bytes> puts, TreeChange tree) {
            this.version = version;
            this.puts = puts;
            this.tree = tree;
        }

        /** Root hash of the version, 32 bytes. */
        public Bytes root() {
            Child root = tree.root();
            return root == null ? SmtHasher.ICS23.emptyHash() : root.hash();
        }
    }

    /** The version that follows from the one before it by setting keys to values, or removing those whose value is null. */
    public Change change(long version, SortedMap<Bytes, @Nullable Bytes> puts) {
        List<TreeChange.Update> updates = new ArrayList<>(puts.size());
        puts.forEach((key, value) -> {
            if (key.isEmpty() || (value != null && value.isEmpty())) {
                throw new IllegalArgumentException("keys and values must not be empty: they cannot be proven");
            }
            Bytes hash = Sha256.of(key);
            updates.add(new TreeChange.Update(hash, value == null ? null : Child.Leaf.of(hash, Sha256.of(value))));
        });
        updates.sort(Comparator.comparing(TreeChange.Update::keyHash));
        Child previous = version == 0 ? null : root(version - 1);
        return new Change(version, new TreeMap<>(puts), new TreeChange(this::load, version, previous, updates));
    }

    /** Puts a computed version into the tables; the database's commit makes it durable. */
    public void write(Change change) {
        if (isEmpty() && restore.lastKey() != null) {
            // The node gave up restoring a snapshot and begins at genesis instead.
            clear();
        }
        byte[] version = bigEndian(change.version);
        change.tree.created().forEach((key, node) -> nodes.put(key.toArray(), node.encode()));
        change.tree.stale().forEach(key -> staleNodes.put(concat(version, key.toArray()), NO_VALUE));
        change.puts.forEach((key, value) -> {
            byte[] hash = Sha256.of(key).toArray();
            byte[] replaced = valueKey(hash, change.version);
            if (replaced != null) {
                staleValues.put(concat(version, replaced), NO_VALUE);
            }
            values.put(concat(hash, version), value == null ? NO_VALUE : entry(key, value));
        });
        putRoot(change.version, change.tree.root());
    }

    void putNode(Bytes key, TreeNode node) {
        nodes.put(key.toArray(), node.encode());
    }

    void putEntry(Bytes keyHash, long version, SnapshotChunk.Entry entry) {
        values.put(concat(keyHash.toArray(), bigEndian(version)), entry(entry.key(), entry.value()));
    }

    void putRoot(long version, @Nullable Child root) {
        ByteBuffer out = ByteBuffer.allocate(TreeNode.MAX_CHILD_BYTES);
        TreeNode.write(out, root);
        roots.put(bigEndian(version), out.array());
    }

    /** Whether no version is stored. */
    boolean isEmpty() {
        return roots.lastKey() == null;
    }

    /** Forgets everything. */
    void clear() {
        for (Database.Table table : List.of(nodes, roots, values, staleNodes, staleValues, restore)) {
            table.clear();
        }
    }

    /** Keeps a version from being pruned until it is closed. */
    Pin pin(long version) {
        pins.merge(version, 1, Integer::sum);
        if (!holds(version)) {
            unpin(version);
            throw new IllegalStateException("version " + version + " of the state is not available");
        }
        return () -> unpin(version);
    }

    private void unpin(long version) {
        pins.computeIfPresent(version, (_, count) -> count == 1 ? null : count - 1);
    }

    /** See {@link #pin}. */
    @FunctionalInterface
    interface Pin extends AutoCloseable {
        @Override
        void close();
    }

    /** The leaves of a version. */
    LeafCursor leaves(long version) {
        return new LeafCursor(this::load, root(version));
    }

    /** The entry of a leaf that is in the tree at a version. */
    SnapshotChunk.Entry entry(Bytes keyHash, long version) {
        byte[] at = valueKey(keyHash.toArray(), version);
        Entry entry = at == null ? null : entryAt(at);
        if (entry == null || entry.value() == null) {
            throw new IllegalStateException("the state tree has lost key hash " + keyHash + " at version " + version);
        }
        return new SnapshotChunk.Entry(entry.key(), entry.value());
    }

    /** Root hash of a stored version. */
    public Bytes rootHash(long version) {
        Child root = root(version);
        return root == null ? SmtHasher.ICS23.emptyHash() : root.hash();
    }

    /** Whether a version is stored and was not pruned. */
    public boolean holds(long version) {
        return version >= 0 && roots.get(bigEndian(version)) != null;
    }

    /** The value of a key at a version, or null. */
    public @Nullable Bytes get(Bytes key, long version) {
        byte[] at = valueKey(Sha256.of(key).toArray(), version);
        return at == null ? null : entryAt(at).value();
    }

    /** The ICS-23 proof that a key holds its value at a version, or nothing. */
    public CommitmentProof prove(Bytes key, long version) {
        TreeReader reader = new TreeReader(this::load, root(version));
        Bytes hash = Sha256.of(key);
        if (reader.path(hash) != null) {
            return item(reader, hash, version);
        }
        Bytes below = reader.below(hash);
        Bytes above = reader.above(hash);
        return new NonExistenceProof(
                key,
                below == null ? null : item(reader, below, version),
                above == null ? null : item(reader, above, version));
    }

    /**
     * Forgets versions below {@code wanted}, at most {@code limit} records a call, so that a block's work stays bounded. Versions from
     * the oldest pinned one on are kept.
     */
    public void prune(long wanted, int limit) {
        Map.Entry<Long, Integer> pinned = pins.firstEntry();
        long oldest = pinned == null ? wanted : Math.min(wanted, pinned.getKey());
        int left = limit;
        left -= pruneTable(staleNodes, nodes, oldest, left);
        left -= pruneTable(staleValues, values, oldest, left);
        Iterator<Bytes> versions = roots.keysFrom(bigEndian(0));
        while (left-- > 0 && versions.hasNext()) {
            Bytes version = versions.next();
            if (ByteBuffer.wrap(version.toArray()).getLong() >= oldest) {
                return;
            }
            roots.remove(version.toArray());
        }
    }

    private static int pruneTable(Database.Table stale, Database.Table table, long oldest, int limit) {
        List<Bytes> done = new ArrayList<>();
        Iterator<Bytes> keys = stale.keysFrom(bigEndian(0));
        while (done.size() < limit && keys.hasNext()) {
            Bytes key = keys.next();
            if (ByteBuffer.wrap(key.toArray()).getLong() > oldest) {
                break;
            }
            done.add(key);
        }
        for (Bytes key : done) {
            table.remove(key.slice(Long.BYTES, key.size()).toArray());
            stale.remove(key.toArray());
        }
        return done.size();
    }

    private ExistenceProof item(TreeReader reader, Bytes keyHash, long version) {
        TreeReader.Path path = reader.path(keyHash);
        if (path == null) {
            throw new IllegalStateException("the state tree has lost key hash " + keyHash + " at version " + version);
        }
        SnapshotChunk.Entry entry = entry(keyHash, version);
        List<SmtStep> steps = new ArrayList<>();
        int depth = path.siblings().size();
        for (Bytes sibling : path.siblings()) {
            depth--;
            steps.add(new SmtStep(!SmtHasher.isRight(keyHash, depth), sibling));
        }
        return SmtHasher.ICS23.existence(entry.key(), entry.value(), steps);
    }

    private record Entry(Bytes key, @Nullable Bytes value) {}

    private static byte[] entry(Bytes key, Bytes value) {
        return ByteBuffer.allocate(Integer.BYTES + key.size() + value.size())
                .putInt(key.size())
                .put(key.toArray())
                .put(value.toArray())
                .array();
    }

    private Entry entryAt(byte[] at) {
        byte[] stored = values.get(at);
        if (stored == null) {
            throw new IllegalStateException("the state tree has lost a value");
        }
        if (stored.length == 0) {
            return new Entry(Bytes.EMPTY, null);
        }
        int keyLength = ByteBuffer.wrap(stored).getInt();
        int valueStart = Integer.BYTES + keyLength;
        return new Entry(Bytes.of(stored, Integer.BYTES, valueStart), Bytes.of(stored, valueStart, stored.length));
    }

    private byte @Nullable [] valueKey(byte[] keyHash, long version) {
        byte[] at = values.floorKey(concat(keyHash, bigEndian(version)));
        return at != null && Database.startsWith(at, keyHash) ? at : null;
    }

    private @Nullable Child root(long version) {
        byte[] stored = roots.get(bigEndian(version));
        if (stored == null) {
            throw new IllegalStateException("version " + version + " of the state is not available");
        }
        return TreeNode.readChild(ByteBuffer.wrap(stored));
    }

    private TreeNode load(Bytes key) {
        byte[] stored = nodes.get(key.toArray());
        if (stored == null) {
            throw new IllegalStateException("the state tree has lost node " + key);
        }
        return TreeNode.decode(stored);
    }

    private static byte[] bigEndian(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] concat(byte[] left, byte[] right) {
        return ByteBuffer.allocate(left.length + right.length)
                .put(left)
                .put(right)
                .array();
    }
}
