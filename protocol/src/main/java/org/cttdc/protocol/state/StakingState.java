package org.cttdc.protocol.state;

/**
 * Sums over stakes and pots.
 *
 * @param term number of the election whose set is in office, 0 for genesis
 * @param oldest number of the oldest election of which more than its term is left
 * @param bonded uCTT of stake
 * @param reserved uCTT of the fees that stand in pots
 */
public record StakingState(long term, long oldest, long bonded, long reserved) {
    /** At genesis. */
    public static final StakingState START = new StakingState(0, 0, 0, 0);
}
