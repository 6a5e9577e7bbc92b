package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * A validator's hash onion.
 *
 * @param layer the layer revealed last, or the outermost; empty before one counts
 * @param revealed layers below the outermost that {@code layer} lies
 * @param next outermost layer of the onion that takes its place, or empty
 * @param nextCycle cycle from which that one counts
 * @param serial onions registered so far
 * @param missed blocks without the reveal that was owed
 */
public record OnionState(Bytes layer, long revealed, Bytes next, long nextCycle, long serial, long missed) {
    /** A validator that never registered one. */
    public static final OnionState NONE = new OnionState(Bytes.EMPTY, 0, Bytes.EMPTY, 0, 0, 0);

    /** As it counts in a cycle. */
    public OnionState in(long cycle) {
        return next.isEmpty() || cycle < nextCycle ? this : new OnionState(next, 0, Bytes.EMPTY, 0, serial, missed);
    }

    /** Number of the onion that counts, from 1. */
    public long current() {
        return next.isEmpty() ? serial : serial - 1;
    }
}
