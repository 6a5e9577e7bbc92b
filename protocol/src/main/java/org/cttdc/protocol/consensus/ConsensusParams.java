package org.cttdc.protocol.consensus;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * The consensus parameters a header's {@code consensusHash} covers.
 *
 * @param maxBytes most bytes in a block, -1 for the reference's own limit
 * @param maxGas most gas in a block, -1 for no limit
 */
public record ConsensusParams(long maxBytes, long maxGas) {
    /** A header's {@code consensusHash}. */
    public Bytes hash() {
        return Sha256.of(new ProtoWriter().varint(1, maxBytes).varint(2, maxGas).toBytes());
    }
}
