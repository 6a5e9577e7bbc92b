package org.cttdc.node.store;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * A run of the state's entries in ascending order of key hash, and what lies to the right of the last of them, from the root down. With
 * all chunks before it, a chunk determines the root of the whole tree: a wrong one is found out at once.
 *
 * <p>Written as the number of entries, each as key and value after their lengths, then the number of nodes on the way and those nodes;
 * numbers are 4 bytes big-endian.
 */
record SnapshotChunk(List<Entry> entries, List<TreeNode> right) {
    /** Bytes of entries after which a chunk is full. */
    static final int FULL_BYTES = 4 << 20;
    /** Longest chunk that is read: a full one, one more transaction's document, and the way. */
    static final int MAX_BYTES = 8 << 20;

    /** What one entry takes beside its key and value. */
    static final int ENTRY_OVERHEAD = 2 * Integer.BYTES;

    SnapshotChunk {
        entries = List.copyOf(entries);
        right = List.copyOf(right);
    }

    /** A key and its value, neither empty. */
    record Entry(Bytes key, Bytes value) {
        int size() {
            return ENTRY_OVERHEAD + key.size() + value.size();
        }
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(number(entries.size()));
        for (Entry entry : entries) {
            out.writeBytes(number(entry.key().size()));
            out.writeBytes(entry.key().toArray());
            out.writeBytes(number(entry.value().size()));
            out.writeBytes(entry.value().toArray());
        }
        out.writeBytes(number(right.size()));
        right.forEach(node -> out.writeBytes(node.encode()));
        return out.toByteArray();
    }

    static SnapshotChunk decode(Bytes chunk) throws SnapshotException {
        if (chunk.size() > MAX_BYTES) {
            throw new SnapshotException("a chunk has at most " + MAX_BYTES + " bytes, not " + chunk.size());
        }
        ByteBuffer in = ByteBuffer.wrap(chunk.toArray());
        try {
            List<Entry> entries = new ArrayList<>();
            for (int left = count(in); left > 0; left--) {
                entries.add(new Entry(bytes(in), bytes(in)));
            }
            List<TreeNode> right = new ArrayList<>();
            for (int left = count(in); left > 0; left--) {
                right.add(TreeNode.read(in));
            }
            if (in.hasRemaining()) {
                throw new SnapshotException("a chunk has " + in.remaining() + " bytes too many");
            }
            return new SnapshotChunk(entries, right);
        } catch (BufferUnderflowException | IllegalStateException e) {
            throw new SnapshotException("a chunk cannot be read: " + e.getMessage());
        }
    }

    private static int count(ByteBuffer in) throws SnapshotException {
        int count = in.getInt();
        if (count < 0) {
            throw new SnapshotException("a chunk cannot have " + count + " entries or nodes");
        }
        return count;
    }

    private static Bytes bytes(ByteBuffer in) throws SnapshotException {
        int length = in.getInt();
        if (length < 1 || length > in.remaining()) {
            throw new SnapshotException(
                    "a key or value has " + length + " bytes where " + in.remaining() + " are left");
        }
        byte[] content = new byte[length];
        in.get(content);
        return Bytes.of(content);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
