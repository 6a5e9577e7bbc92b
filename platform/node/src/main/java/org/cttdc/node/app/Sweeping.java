package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.protocol.state.StateKeys;

/** What nobody claimed in time: one platform's pot an item of the queue, once a cycle's competitions are settled. */
final class Sweeping {
    private Sweeping() {}

    /**
     * Sweeps the pot at a place of the cycle that is too old, while {@code settled} is being finished; false where that cycle has no
     * pot at the place.
     */
    static boolean step(StateStore state, long settled, long place) {
        long cycle = settled - Recommenders.CLAIM_CYCLES;
        if (cycle < 0 || place >= state.count(StateKeys.promotions(cycle))) {
            return false;
        }
        Bytes platform = state.item(StateKeys.promotions(cycle), place).id();
        Promotions.sweep(state, cycle, platform);
        return true;
    }

    /** The last step of a cycle: its scores are open, and the old cycle's are closed. */
    static void finish(StateStore state, long settled, long now) {
        WordsOfMouth.settled(state, settled, now);
        if (settled >= Recommenders.CLAIM_CYCLES) {
            WordsOfMouth.sweep(state, settled - Recommenders.CLAIM_CYCLES);
        }
    }
}
