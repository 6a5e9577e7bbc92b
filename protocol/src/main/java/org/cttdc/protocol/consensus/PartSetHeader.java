package org.cttdc.protocol.consensus;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * What a block's parts are checked against.
 *
 * @param total number of parts, 0 where there is no block
 * @param hash Merkle root over the parts, 32 bytes or empty
 */
public record PartSetHeader(long total, Bytes hash) {
    /** No block. */
    public static final PartSetHeader NONE = new PartSetHeader(0, Bytes.EMPTY);

    /** Whether it stands for no block. */
    public boolean isZero() {
        return total == 0 && hash.isEmpty();
    }

    ProtoWriter proto() {
        return new ProtoWriter().varint(1, total).bytes(2, hash);
    }
}
