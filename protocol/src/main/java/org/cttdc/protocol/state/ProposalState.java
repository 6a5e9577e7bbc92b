package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;
import org.cttdc.protocol.rules.AdaptiveQuorum.Bias;
import org.cttdc.protocol.rules.AdaptiveVote;

/**
 * A vote. What it is about stands at {@link StateKeys#proposalText}.
 *
 * @param number from 1
 * @param proposer address
 * @param bond uCTT locked while it is OPEN
 * @param start first height at which votes count
 * @param end last one
 * @param extended whether a late turn moved the end
 * @param renewal whether it is a routine matter, which low turnout favours
 * @param outcome what became of it
 * @param persons different persons who voted
 * @param stake the chamber of stake
 * @param experience the chamber of experience power
 */
public record ProposalState(
        long number,
        Bytes proposer,
        long bond,
        long start,
        long end,
        boolean extended,
        boolean renewal,
        Outcome outcome,
        int persons,
        TallyState stake,
        TallyState experience) {

    /** What became of a proposal. */
    public enum Outcome implements WireEnum {
        OPEN(0),
        ENACTED(1),
        REJECTED(2),
        /** Passed, but nobody enacted it in time. */
        LAPSED(3);

        private final int number;

        Outcome(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    /** The same with other counts. */
    public ProposalState withCounts(int persons, TallyState stake, TallyState experience) {
        return new ProposalState(
                number, proposer, bond, start, end, extended, renewal, outcome, persons, stake, experience);
    }

    /** The same with another end; once a late turn moved it, it counts as moved. */
    public ProposalState withEnd(long end) {
        return new ProposalState(
                number,
                proposer,
                bond,
                start,
                end,
                extended || end > this.end,
                renewal,
                outcome,
                persons,
                stake,
                experience);
    }

    /** The same with what became of it. */
    public ProposalState withOutcome(Outcome outcome) {
        return new ProposalState(
                number, proposer, bond, start, end, extended, renewal, outcome, persons, stake, experience);
    }

    /** Which side low turnout favours. */
    public Bias bias() {
        return renewal ? Bias.NEGATIVE : Bias.POSITIVE;
    }

    /** Whether it passes as the count stands. */
    public boolean passes() {
        return AdaptiveVote.passes(bias(), persons, stake.tally(), experience.tally());
    }

    /** Whether enough took part for the count to mean anything. */
    public boolean isValid() {
        return persons >= AdaptiveVote.MIN_PERSONS
                && stake.tally().isValid()
                && experience.tally().isValid();
    }

    /** Last height at which it can be enacted: as long after the vote as it ran. */
    public long enactableUntil() {
        return Math.addExact(end, end - start + 1);
    }

    /** Last height at which votes may come to count, if a late turn moves the end. */
    public long latestEnd() {
        return extended ? end : Math.addExact(end, AdaptiveVote.lastPart(start, end));
    }
}
