package org.cttdc.node.api;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;

/**
 * Where the application stands. It is written with the state it describes, in the one commit of a block; the codec reads records of exported
 * packages alone.
 *
 * @param chainId the chain
 * @param height of the newest committed block
 * @param appHash root of the state after it, 32 bytes
 * @param seconds its time, Unix seconds
 * @param nanos and nanoseconds
 */
public record CommittedHead(String chainId, long height, Bytes appHash, long seconds, int nanos) {
    /** At a block of that time. */
    public static CommittedHead of(String chainId, long height, Bytes appHash, Timestamp time) {
        return new CommittedHead(chainId, height, appHash, time.seconds(), time.nanos());
    }

    /** Time of the block. */
    public Timestamp time() {
        return new Timestamp(seconds, nanos);
    }
}
