package org.cttdc.protocol.consensus;

import org.cttdc.protocol.codec.ProtoWriter;

/**
 * Rules a block was made under.
 *
 * @param block block protocol, {@value #BLOCK_PROTOCOL} on the supported lines
 * @param app protocol version of the application
 */
public record ConsensusVersion(long block, long app) {
    /** Block protocol of CometBFT 0.38 and 0.39. */
    public static final long BLOCK_PROTOCOL = 11;

    ProtoWriter proto() {
        return new ProtoWriter().varint(1, block).varint(2, app);
    }
}
