package org.cttdc.node.app;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.StateKeys;

/** What reviewers learn counts later (protocol page, section 5): every scored report adds to its author's experience power. */
final class Experience {
    private Experience() {}

    /**
     * Adds what a report was worth: all of it where the beacon assigned its author. The fee is that of the very order, so that only a
     * purchase somebody paid for makes experience.
     */
    static void gain(
            StateStore state, Bytes author, long score, PurchaseState purchase, long feeCap, boolean assigned) {
        ExperienceTotals totals = totals(state);
        BigInteger raw =
                ExperiencePower.raw(ExperiencePower.gain(score, purchase.fee(), feeCap, assigned), totals.indexValue());
        if (raw.signum() == 0) {
            return;
        }
        BigInteger before =
                state.getOr(StateKeys.experience(author), ExperienceState.NONE).power();
        put(state, author, before.add(raw), totals, totals.power().add(raw));
    }

    /** Halves somebody's power: what a refuted report costs. */
    static void halve(StateStore state, Bytes account) {
        ExperienceTotals totals = totals(state);
        BigInteger before =
                state.getOr(StateKeys.experience(account), ExperienceState.NONE).power();
        BigInteger after = before.shiftRight(1);
        put(state, account, after, totals, totals.power().subtract(before.subtract(after)));
    }

    private static void put(
            StateStore state, Bytes account, BigInteger power, ExperienceTotals totals, BigInteger total) {
        state.put(StateKeys.experience(account), ExperienceState.of(power));
        state.put(StateKeys.experienceTotals(), ExperienceTotals.of(totals.cycle(), totals.indexValue(), total));
        Jurors.weigh(state, account);
    }

    /** Everything gained so far loses a tenth against what is gained from now on. */
    static void nextCycle(StateStore state) {
        ExperienceTotals totals = totals(state);
        state.put(
                StateKeys.experienceTotals(),
                ExperienceTotals.of(
                        totals.cycle() + 1, ExperiencePower.nextIndex(totals.indexValue()), totals.power()));
    }

    private static ExperienceTotals totals(StateStore state) {
        return state.getOr(StateKeys.experienceTotals(), ExperienceTotals.START);
    }
}
