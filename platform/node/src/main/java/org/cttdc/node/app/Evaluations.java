package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.EvaluationState;
import org.cttdc.protocol.state.StateKeys;

/** Hits and misses (protocol page, section 7): counted after final rulings and audits alone, a tenth less each cycle. */
final class Evaluations {
    /** One hit or miss, in the parts they are kept in. */
    static final long ONE = 1_000;

    /** After so many cycles nothing is left of any number that fits. */
    private static final long FORGOTTEN = 420;

    private Evaluations() {}

    /** The numbers as they stand in a cycle. */
    static EvaluationState of(StateStore state, Bytes account, long cycle) {
        EvaluationState kept = state.getOr(StateKeys.evaluation(account), EvaluationState.NONE);
        long hits = kept.hits();
        long misses = kept.misses();
        long passed = cycle - kept.cycle();
        if (passed > FORGOTTEN) {
            return new EvaluationState(cycle, 0, 0);
        }
        for (long i = 0; i < passed; i++) {
            hits -= (hits + 9) / 10;
            misses -= (misses + 9) / 10;
        }
        return new EvaluationState(cycle, hits, misses);
    }

    /** Counts a finding that held, or did not. */
    static void count(StateStore state, BlockContext block, Bytes account, boolean held) {
        EvaluationState now = of(state, account, block.cycle());
        state.put(
                StateKeys.evaluation(account),
                new EvaluationState(now.cycle(), now.hits() + (held ? ONE : 0), now.misses() + (held ? 0 : ONE)));
    }
}
