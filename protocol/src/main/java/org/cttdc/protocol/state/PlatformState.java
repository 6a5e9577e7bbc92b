package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * An accredited trading platform.
 *
 * @param address its account
 * @param name as accredited
 * @param escrow fen that cover what its batches owe
 * @param lastSeq sequence of its newest batch, 0 before the first
 */
public record PlatformState(Bytes address, String name, long escrow, long lastSeq) {
    /** The same with another escrow. */
    public PlatformState withEscrow(long fen) {
        return new PlatformState(address, name, fen, lastSeq);
    }

    /** The same after a batch. */
    public PlatformState withBatch(long seq) {
        return new PlatformState(address, name, escrow, seq);
    }
}
