package org.cttdc.node.app;

import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;

/**
 * Voted parameters act from the first block of a cycle on, and only when everything begun under the old ones is settled: a bond that
 * is held or a fee that was collected never meets another parameter than the one it was made under (docs/adr/0211).
 */
final class ParamSchedule {
    private ParamSchedule() {}

    /** To be called after a block's work. */
    static void run(StateStore state, BlockContext block) {
        ChainParams next = state.get(StateKeys.nextParams());
        if (next == null) {
            return;
        }
        CyclePhases phases = new CyclePhases(block.params().cycleLength());
        long cycle = phases.cycle(block.height());
        long settled =
                state.getOr(StateKeys.settlementQueue(), SettlementQueue.START).cycle();
        if (phases.cycle(block.height() + 1) > cycle && settled >= cycle) {
            state.put(StateKeys.params(), next);
            state.remove(StateKeys.nextParams());
        }
    }
}
