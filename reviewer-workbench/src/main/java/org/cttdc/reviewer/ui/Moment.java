package org.cttdc.reviewer.ui;

import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;

/**
 * Where the chain stands as a person's next transaction sees it.
 *
 * @param params governance parameters, verified
 * @param height verified state height
 */
record Moment(ChainParams params, long height) {
    /** The verified header is one above the state, and a transaction signed now goes above that at the earliest. */
    private static final long TO_NEXT_BLOCK = 2;

    static Moment of(StateView view) {
        ChainParams params = view.read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"));
        return new Moment(params, view.height());
    }

    CyclePhases phases() {
        return new CyclePhases(params.cycleLength());
    }

    /** First height that may include a transaction signed now. */
    long next() {
        return height + TO_NEXT_BLOCK;
    }
}
