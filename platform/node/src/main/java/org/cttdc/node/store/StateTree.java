package org.cttdc.node.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
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

    private static final long LEAST_CACHED_BYTES = 64L << 20;
    /** One in so many bytes of the heap is for nodes. */
    private static final int CACHED_PART = 8;

    private final Database.Table nodes;
    private final Database.Table roots;
    private final Database.Table values;
    private final Database.Table restore;
    private final StaleIndex stale;
    private final NodeCache cache = new NodeCache(
            this::stored, Math.max(LEAST_CACHED_BYTES, Runtime.getRuntime().maxMemory() / CACHED_PART));
    private final ConcurrentSkipListMap<Long, Integer> pins = new ConcurrentSkipListMap<>();
    /** What every read of a block begins with. */
    private volatile @Nullable RootAt newest;
    /** The oldest version there is, -1 where that has to be looked up. */
    private long lowest = -1;

    /** The tree in the tables of a database. */
    public StateTree(Database database) {
        this.nodes = database.table("tree.nodes");
        this.roots = database.table("tree.roots");
        this.values = database.table("tree.values");
        this.restore = database.table(RESTORE);
        this.stale = new StaleIndex(database.table("tree.stale"), nodes, values);
    }

    /** A version that was computed and not yet stored. */
    public static final class Change {
        private final long version;
        private final List<Put> puts;
        private final TreeChange tree;

        private Change(long version, List<Put> puts, TreeChange tree) {
            this.version = version;
            this.puts = puts;
            this.tree = tree;
        }

        /** Root hash of the version, 32 bytes. */
        public Bytes root() {
            return TreeBuilder.hash(tree.root());
        }

        /** Visits the keys that were set, with null where one was removed. */
        public void forEach(BiConsumer<Bytes, @Nullable Bytes> visitor) {
            puts.forEach(put -> visitor.accept(put.key(), put.value()));
        }
    }

    /** A key to set; the first bytes of its hash decide nearly every comparison. */
    private record Put(
            long first, Bytes keyHash, Bytes key, @Nullable Bytes value) {
        static final Comparator<Put> BY_HASH = (a, b) -> {
            int order = Long.compareUnsigned(a.first, b.first);
            return order != 0 ? order : a.keyHash.compareTo(b.keyHash);
        };

        static Put of(Bytes key, @Nullable Bytes value) {
            Bytes hash = Sha256.of(key);
            long first = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                first = (first << Byte.SIZE) | (hash.at(i) & 0xFF);
            }
            return new Put(first, hash, key, value);
        }
    }

    /**
     * The version that follows from the one before it by setting keys to values, or removing those whose value is null. A key that had
     * its value already stays untouched.
     */
    public Change change(long version, Map<Bytes, @Nullable Bytes> puts) {
        List<Put> sorted = new ArrayList<>(puts.size());
        puts.forEach((key, value) -> {
            if (key.isEmpty() || (value != null && value.isEmpty())) {
                throw new IllegalArgumentException("keys and values must not be empty: they cannot be proven");
            }
            sorted.add(Put.of(key, value));
        });
        sorted.sort(Put.BY_HASH);
        List<TreeChange.Update> updates = new ArrayList<>(sorted.size());
        for (Put put : sorted) {
            Bytes value = put.value();
            Child.Leaf leaf = value == null ? null : Child.Leaf.of(version, put.keyHash(), Sha256.of(value));
            updates.add(new TreeChange.Update(put.keyHash(), leaf));
        }
        Child previous = version == 0 ? null : root(version - 1);
        return new Change(version, sorted, new TreeChange(cache, version, previous, updates));
    }

    /** Puts a computed version into the tables; the database's commit makes it durable. */
    public void write(Change change) {
        if (isEmpty() && restore.lastKey() != null) {
            // The node gave up restoring a snapshot and begins at genesis instead.
            clear();
        }
        for (Map.Entry<Bytes, byte[]> created : change.tree.created()) {
            nodes.put(created.getKey().toArray(), created.getValue());
            cache.add(created.getKey(), created.getValue());
        }
        for (Put put : change.puts) {
            Bytes value = put.value();
            if (value != null && !change.tree.kept().contains(put.keyHash())) {
                values.put(valueKey(put.keyHash(), change.version), entry(put.key(), value));
            }
        }
        change.tree.stale().forEach(cache::remove);
        stale.add(change.version, change.tree.stale(), change.tree.replaced());
        putRoot(change.version, change.tree.root());
    }

    /** Forgets what it remembers of versions that the database dropped before they were committed. */
    public void rolledBack() {
        cache.clear();
        newest = null;
        stale.rolledBack();
        lowest = -1;
    }

    void putNode(Bytes key, TreeNode node) {
        nodes.put(key.toArray(), node.encode());
    }

    void putEntry(Bytes keyHash, long version, SnapshotChunk.Entry entry) {
        values.put(valueKey(keyHash, version), entry(entry.key(), entry.value()));
    }

    void putRoot(long version, @Nullable Child root) {
        roots.put(bigEndian(version), TreeNode.encode(root));
        newest = new RootAt(version, root);
    }

    /** Whether no version is stored. */
    boolean isEmpty() {
        return roots.lastKey() == null;
    }

    /** Forgets everything. */
    void clear() {
        for (Database.Table table : List.of(nodes, roots, values, restore)) {
            table.clear();
        }
        stale.clear();
        rolledBack();
    }

    /** Keeps a version that is not yet due to be pruned from being pruned until it is closed. */
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

    /** Root hash of a stored version. */
    public Bytes rootHash(long version) {
        return TreeBuilder.hash(root(version));
    }

    /** Whether a version is stored and was not pruned. */
    public boolean holds(long version) {
        return version >= 0 && roots.get(bigEndian(version)) != null;
    }

    /** The value of a key at a version, or null. */
    public @Nullable Bytes get(Bytes key, long version) {
        Child.Leaf leaf = new TreeReader(cache, root(version)).leaf(Sha256.of(key));
        return leaf == null ? null : entry(leaf).value();
    }

    /** Brings into memory what setting a key will need. */
    public void visit(Bytes key, long version) {
        new TreeReader(cache, root(version)).leaf(Sha256.of(key));
    }

    /** Visits every key and value of a version, in ascending order of the key's hash. */
    public void forEach(long version, BiConsumer<Bytes, Bytes> visitor) {
        LeafCursor cursor = leaves(version);
        for (Child.Leaf leaf = cursor.next(); leaf != null; leaf = cursor.next()) {
            SnapshotChunk.Entry entry = entry(leaf);
            visitor.accept(entry.key(), entry.value());
        }
    }

    /** The leaves of a version. Nodes that only an export reads would crowd out those that blocks need. */
    LeafCursor leaves(long version) {
        return new LeafCursor(this::readStored, root(version));
    }

    /** The ICS-23 proof that a key holds its value at a version, or nothing. */
    public CommitmentProof prove(Bytes key, long version) {
        TreeReader reader = new TreeReader(cache, root(version));
        Bytes hash = Sha256.of(key);
        TreeReader.Path path = reader.path(hash);
        if (path != null) {
            return item(path);
        }
        return new NonExistenceProof(key, item(reader, reader.below(hash)), item(reader, reader.above(hash)));
    }

    private @Nullable ExistenceProof item(TreeReader reader, @Nullable Bytes keyHash) {
        TreeReader.Path path = keyHash == null ? null : reader.path(keyHash);
        return path == null ? null : item(path);
    }

    private ExistenceProof item(TreeReader.Path path) {
        SnapshotChunk.Entry entry = entry(path.leaf());
        List<SmtStep> steps = new ArrayList<>();
        int depth = path.siblings().size();
        for (Bytes sibling : path.siblings()) {
            depth--;
            steps.add(new SmtStep(!SmtHasher.isRight(path.leaf().keyHash(), depth), sibling));
        }
        return SmtHasher.ICS23.existence(entry.key(), entry.value(), steps);
    }

    /**
     * Forgets versions below {@code wanted}, at most {@code least} records a call or twice what the newest version made stale, so that a
     * block's work stays in proportion to the block and nothing piles up. Versions from the oldest pinned one on are kept.
     */
    public void prune(long wanted, int least) {
        Map.Entry<Long, Integer> pinned = pins.firstEntry();
        long oldest = pinned == null ? wanted : Math.min(wanted, pinned.getKey());
        stale.prune(forgetRoots(oldest, least), least);
    }

    /** Roots go first: a version that is still there never misses a node. Returns the oldest version that is left. */
    private long forgetRoots(long oldest, int limit) {
        if (lowest < 0) {
            Iterator<Bytes> versions = roots.keysFrom(bigEndian(0));
            lowest = versions.hasNext()
                    ? ByteBuffer.wrap(versions.next().toArray()).getLong()
                    : 0;
        }
        for (int i = 0; i < limit && lowest < oldest; i++, lowest++) {
            roots.remove(bigEndian(lowest));
        }
        return Math.min(lowest, oldest);
    }

    /** The entry of a leaf. */
    SnapshotChunk.Entry entry(Child.Leaf leaf) {
        byte[] stored = values.get(valueKey(leaf.keyHash(), leaf.version()));
        if (stored == null) {
            throw new IllegalStateException("the state tree has lost key hash " + leaf.keyHash());
        }
        int valueStart = Integer.BYTES + ByteBuffer.wrap(stored).getInt();
        return new SnapshotChunk.Entry(
                Bytes.of(stored, Integer.BYTES, valueStart), Bytes.of(stored, valueStart, stored.length));
    }

    private static byte[] entry(Bytes key, Bytes value) {
        byte[] entry = new byte[Integer.BYTES + key.size() + value.size()];
        ByteBuffer.wrap(entry).putInt(key.size());
        key.copyTo(entry, Integer.BYTES);
        value.copyTo(entry, Integer.BYTES + key.size());
        return entry;
    }

    private record RootAt(long version, @Nullable Child root) {}

    private @Nullable Child root(long version) {
        RootAt known = newest;
        if (known != null && known.version() == version) {
            return known.root();
        }
        byte[] stored = roots.get(bigEndian(version));
        if (stored == null) {
            throw new IllegalStateException("version " + version + " of the state is not available");
        }
        return TreeNode.readChild(ByteBuffer.wrap(stored));
    }

    private <T extends @Nullable Object> T readStored(Bytes key, Function<ByteBuffer, T> reader) {
        return reader.apply(ByteBuffer.wrap(stored(key)));
    }

    private byte[] stored(Bytes key) {
        byte[] stored = nodes.get(key.toArray());
        if (stored == null) {
            throw new IllegalStateException("the state tree has lost node " + key);
        }
        return stored;
    }

    /** Where the value of a key is that was set at a version. */
    static byte[] valueKey(Bytes keyHash, long version) {
        byte[] key = new byte[Sha256.SIZE + Long.BYTES];
        keyHash.copyTo(key, 0);
        ByteBuffer.wrap(key).putLong(Sha256.SIZE, version);
        return key;
    }

    static byte[] bigEndian(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
