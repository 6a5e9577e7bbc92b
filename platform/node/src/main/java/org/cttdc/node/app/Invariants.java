package org.cttdc.node.app;

import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.Totals;

/** Invariant I1 and the fixed CTT supply (protocol page, section 11), from one record. */
final class Invariants {
    private Invariants() {}

    /** Throws {@link IllegalStateException}, before anything is stored, where value appeared or vanished. */
    static void check(StateStore state, long height) {
        Totals t = state.get(StateKeys.totals());
        if (t == null) {
            return;
        }
        long held = Math.addExact(Math.addExact(t.balances(), t.escrows()), Math.addExact(t.pools(), t.redeemed()));
        if (t.deposits() != held || lowest(t) < 0) {
            throw new IllegalStateException("invariant I1 broke at height " + height + ": " + t);
        }
        long supply = Math.addExact(Math.addExact(t.cttBalances(), t.cttBonds()), t.cttFees());
        if (t.cttSupply() != supply) {
            throw new IllegalStateException("the CTT supply changed at height " + height + ": " + t);
        }
    }

    private static long lowest(Totals t) {
        long credit = Math.min(Math.min(t.balances(), t.escrows()), Math.min(t.pools(), t.redeemed()));
        return Math.min(credit, Math.min(Math.min(t.cttBalances(), t.cttBonds()), t.cttFees()));
    }
}
