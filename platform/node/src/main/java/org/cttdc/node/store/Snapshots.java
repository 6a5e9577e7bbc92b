package org.cttdc.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cttdc.files.Disk;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of the state that this node can hand to others, one directory each. They are written and served a chunk at a time, so that
 * memory does not grow with the state. A snapshot is there once its {@code info} file is, which is written last.
 */
public final class Snapshots {
    private static final String INFO = "info";
    private static final int INFO_BYTES = Long.BYTES + 2 * Integer.BYTES + Sha256.SIZE;

    private final Path directory;
    private final StateTree tree;
    private final Disk disk;
    private final int fullBytes;

    /** Snapshots of a tree, kept in a directory of their own. */
    public Snapshots(Path directory, StateTree tree) {
        this(directory, tree, Disk.real(), SnapshotChunk.FULL_BYTES);
    }

    Snapshots(Path directory, StateTree tree, Disk disk, int fullBytes) {
        this.directory = directory;
        this.tree = tree;
        this.disk = disk;
        this.fullBytes = fullBytes;
    }

    /**
     * Writes the snapshot of a version that the tree holds and that has entries; blocks may be committed meanwhile, the version is not
     * pruned before this returns. One that is there already stays as it is.
     */
    public SnapshotInfo create(long height) throws IOException {
        SnapshotInfo there = read(height);
        if (there != null) {
            return there;
        }
        try (StateTree.Pin _ = tree.pin(height)) {
            return write(height);
        }
    }

    private SnapshotInfo write(long height) throws IOException {
        Bytes hashes = Bytes.EMPTY;
        int chunks = 0;
        LeafCursor cursor = tree.leaves(height);
        Child.Leaf leaf = cursor.next();
        if (leaf == null) {
            throw new IllegalStateException("the state at height " + height + " has no entries");
        }
        while (leaf != null) {
            List<SnapshotChunk.Entry> entries = new ArrayList<>();
            List<TreeNode> right = List.of();
            for (int bytes = 0; leaf != null && bytes < fullBytes; leaf = cursor.next()) {
                SnapshotChunk.Entry entry = tree.entry(leaf);
                entries.add(entry);
                bytes += entry.size();
                right = bytes < fullBytes ? right : cursor.right();
            }
            byte[] chunk = new SnapshotChunk(entries, leaf == null ? List.of() : right).encode();
            disk.put(file(height, Integer.toString(chunks)), chunk);
            hashes = Bytes.concat(hashes, Sha256.of(Bytes.of(chunk)));
            chunks++;
        }
        SnapshotInfo info = new SnapshotInfo(height, SnapshotInfo.FORMAT, chunks, Sha256.of(hashes));
        disk.put(file(height, INFO), encode(info));
        return info;
    }

    /** The snapshots that are there, the newest first. */
    public List<SnapshotInfo> list() throws IOException {
        List<SnapshotInfo> found = new ArrayList<>();
        for (long height : heights()) {
            SnapshotInfo info = read(height);
            if (info != null) {
                found.add(info);
            }
        }
        return found;
    }

    /** A chunk by its 0-based index, empty where there is no such snapshot or chunk. */
    public Optional<Bytes> chunk(long height, int format, int index) throws IOException {
        if (format != SnapshotInfo.FORMAT || index < 0) {
            return Optional.empty();
        }
        return content(file(height, Integer.toString(index))).map(Bytes::of);
    }

    /** Forgets all but the newest snapshots, and whatever a crash left unfinished below the newest of them. */
    public void keep(int newest) throws IOException {
        List<SnapshotInfo> whole = list();
        long oldest =
                whole.size() < newest ? Long.MIN_VALUE : whole.get(newest - 1).height();
        long top = whole.isEmpty() ? Long.MIN_VALUE : whole.getFirst().height();
        for (long height : heights()) {
            if (height < oldest || (height < top && read(height) == null)) {
                delete(height);
            }
        }
    }

    /** The description goes first: what is left of a snapshot without it is no snapshot. */
    private void delete(long height) throws IOException {
        disk.delete(file(height, INFO));
        try (Stream<Path> files = Files.list(of(height))) {
            for (Path file : files.toList()) {
                disk.delete(file);
            }
        }
        disk.delete(of(height));
    }

    private List<Long> heights() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> snapshots = Files.list(directory)) {
            return snapshots
                    .map(snapshot -> snapshot.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private @Nullable SnapshotInfo read(long height) throws IOException {
        byte[] stored = content(file(height, INFO)).orElse(null);
        if (stored == null || stored.length != INFO_BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(stored);
        return new SnapshotInfo(
                in.getLong(), in.getInt(), in.getInt(), Bytes.of(stored, INFO_BYTES - Sha256.SIZE, INFO_BYTES));
    }

    private static byte[] encode(SnapshotInfo info) {
        return ByteBuffer.allocate(INFO_BYTES)
                .putLong(info.height())
                .putInt(info.format())
                .putInt(info.chunks())
                .put(info.hash().toArray())
                .array();
    }

    private static Optional<byte[]> content(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path of(long height) {
        return directory.resolve(Long.toString(height));
    }

    private Path file(long height, String name) {
        return of(height).resolve(name);
    }
}
