package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * Where the bounded work of scoring and settling stands.
 *
 * @param cycle whose competitions are next
 * @param index 0-based place in {@link StateKeys#competitions} of the next competition
 * @param gathered reports of that competition whose results were taken in
 * @param lots by which its ties fall: a hash of the beacon's R and of the reports taken in
 * @param listed places of its ranking that were written, once it is settled
 * @param reviewersLeft fen of the reviewers' part that no place was given yet
 */
public record SettlementQueue(long cycle, long index, long gathered, Bytes lots, long listed, long reviewersLeft) {
    /** Before the first competition. */
    public static final SettlementQueue START = at(0, 0);

    /** A competition of which nothing is done yet. */
    public static SettlementQueue at(long cycle, long index) {
        return new SettlementQueue(cycle, index, 0, Bytes.EMPTY, 0, 0);
    }

    /** With one more report taken in. */
    public SettlementQueue gathered(Bytes newLots) {
        return new SettlementQueue(cycle, index, gathered + 1, newLots, listed, reviewersLeft);
    }

    /** With places of the ranking written. */
    public SettlementQueue listed(long places, long left) {
        return new SettlementQueue(cycle, index, gathered, lots, places, left);
    }
}
