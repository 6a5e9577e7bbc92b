package org.cttdc.protocol.consensus;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * What validators vote for.
 *
 * @param hash hash of the block's header, 32 bytes, or empty for no block
 * @param partSetHeader parts of the encoded block
 */
public record BlockId(Bytes hash, PartSetHeader partSetHeader) {
    /** No block: the parent of the first block, and what a nil vote votes for. */
    public static final BlockId NONE = new BlockId(Bytes.EMPTY, PartSetHeader.NONE);

    /** Whether it stands for no block. */
    public boolean isZero() {
        return hash.isEmpty() && partSetHeader.isZero();
    }

    ProtoWriter proto() {
        return new ProtoWriter().bytes(1, hash).message(2, partSetHeader.proto());
    }
}
