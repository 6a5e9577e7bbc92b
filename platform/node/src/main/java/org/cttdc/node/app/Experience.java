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
     * Adds what a report was worth. Every report is that of an open entrant as long as nobody is assigned by the beacon; the fee is
     * that of the very order, so that only a purchase somebody paid for makes experience.
     */
    static void gain(StateStore state, Bytes author, long score, PurchaseState purchase, long feeCap) {
        ExperienceTotals totals = totals(state);
        BigInteger raw =
                ExperiencePower.raw(ExperiencePower.gain(score, purchase.fee(), feeCap, false), totals.indexValue());
        if (raw.signum() == 0) {
            return;
        }
        BigInteger before =
                state.getOr(StateKeys.experience(author), ExperienceState.NONE).power();
        state.put(StateKeys.experience(author), ExperienceState.of(before.add(raw)));
        state.put(
                StateKeys.experienceTotals(),
                ExperienceTotals.of(
                        totals.cycle(), totals.indexValue(), totals.power().add(raw)));
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
