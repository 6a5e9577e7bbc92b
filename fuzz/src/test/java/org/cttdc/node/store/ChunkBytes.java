package org.cttdc.node.store;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/** A piece of a snapshot, as a peer sends it. */
public final class ChunkBytes {
    private ChunkBytes() {}

    /** Two entries and nothing to their right. */
    public static byte[] sample() {
        return new SnapshotChunk(
                        List.of(
                                new SnapshotChunk.Entry(Sha256.of(), Bytes.of((byte) 1)),
                                new SnapshotChunk.Entry(Sha256.of(Bytes.of((byte) 1)), Sha256.of())),
                        List.of())
                .encode();
    }

    /** Reads a piece and writes it again. */
    public static byte[] again(byte[] chunk) throws SnapshotException {
        return SnapshotChunk.decode(Bytes.of(chunk)).encode();
    }
}
