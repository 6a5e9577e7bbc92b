package org.cttdc.node.app;

import java.util.OptionalLong;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;

/**
 * What is too old, once a cycle's competitions are settled: an item of the queue is one platform's pot that nobody claimed, or a commit
 * or an offer that nothing looks at any more.
 */
final class Sweeping {
    private Sweeping() {}

    /**
     * Does one item of the cycle that is too old, while {@code settled} is being finished. The places are those of its platforms, then of its
     * competitions. Answers the place to go on at, or none where nothing is left.
     */
    static OptionalLong step(StateStore state, long settled, long place) {
        long cycle = settled - Recommenders.CLAIM_CYCLES;
        if (cycle < 0) {
            return OptionalLong.empty();
        }
        long pots = state.count(StateKeys.promotions(cycle));
        if (place < pots) {
            Bytes platform = state.item(StateKeys.promotions(cycle), place).id();
            Promotions.sweep(state, cycle, platform);
            return OptionalLong.of(place + 1);
        }
        ListKey<Ref> competitions = StateKeys.competitions(cycle);
        if (place < pots + state.count(competitions)) {
            Bytes model = state.item(competitions, place - pots).id();
            return OptionalLong.of(Clearing.commit(state, model, cycle) ? place : place + 1);
        }
        return Clearing.offer(state, cycle) ? OptionalLong.of(place) : OptionalLong.empty();
    }

    /** The last step of a cycle: its scores are open, and the old cycle's are closed. */
    static void finish(StateStore state, long settled, long now) {
        WordsOfMouth.settled(state, settled, now);
        if (settled >= Recommenders.CLAIM_CYCLES) {
            WordsOfMouth.sweep(state, settled - Recommenders.CLAIM_CYCLES);
        }
    }
}
