package org.cttdc.protocol.state;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * The stake of an account.
 *
 * @param bonded uCTT to nominate with
 * @param frozenCycle number of the last cycle, from 1, in which stake was bonded after the freeze; 0 for never
 * @param frozen uCTT bonded before that: no more than this counts in that cycle's election
 * @param unbonding what is on its way back
 */
public record StakeState(long bonded, long frozenCycle, long frozen, List<Unbonding> unbonding) {
    /** An account without stake. */
    public static final StakeState NONE = new StakeState(0, 0, 0, List.of());

    public StakeState {
        unbonding = List.copyOf(unbonding);
    }

    /**
     * An amount on its way back.
     *
     * @param amount uCTT
     * @param matures first height at which it can be claimed
     * @param validator whose bond it was, 20 bytes; empty for stake
     */
    public record Unbonding(long amount, long matures, Bytes validator) {}
}
