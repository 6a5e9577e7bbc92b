package org.cttdc.node.app;

import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.ChainParams;

/** When a settled competition cannot change any more: purses vest and bonds come back (protocol page, section 1). */
final class Vesting {
    private Vesting() {}

    /** First height after the vesting cycles. */
    static long height(ChainParams params, long settledHeight) {
        CyclePhases phases = new CyclePhases(params.cycleLength());
        return phases.firstHeight(phases.cycle(settledHeight) + 1 + params.vestingCycles(), Phase.BATCHES);
    }
}
