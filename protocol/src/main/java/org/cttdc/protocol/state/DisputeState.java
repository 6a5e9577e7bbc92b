package org.cttdc.protocol.state;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.DisputeWindows;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;

/**
 * A dispute from its opening to its end.
 *
 * @param number place in {@link StateKeys#disputes}
 * @param kind what it is about
 * @param target content id of the report, or the nullifier that names the defect
 * @param listing what a retest tests
 * @param opener who challenges
 * @param defendant author of the report, or of the listing's model
 * @param proposed what the challenger says instead
 * @param bond uCTT behind it
 * @param openedHeight block of the opening
 * @param terms parameters when it was opened
 * @param round of jurors, from 0; beyond the last, a vote of all experience power
 * @param stage how far the round is
 * @param start first height of the commit window; in stage RETEST the height of the draw
 * @param poll whether all experience power votes instead of drawn jurors
 * @param lab who owes the retest, or empty
 * @param retests content ids of the laboratories' reports
 * @param appeals what was paid for appeals
 * @param ruling the final ruling, once executed
 * @param executedHeight block of the execution, 0 before
 */
public record DisputeState(
        long number,
        DisputeKind kind,
        Bytes target,
        Bytes listing,
        Bytes opener,
        Bytes defendant,
        ProposedValue proposed,
        long bond,
        long openedHeight,
        ArbitrationParams terms,
        long round,
        Step stage,
        long start,
        boolean poll,
        Bytes lab,
        List<Bytes> retests,
        List<AppealStake> appeals,
        Ruling ruling,
        long executedHeight) {
    public DisputeState {
        retests = List.copyOf(retests);
        appeals = List.copyOf(appeals);
    }

    /** How far a round is. */
    public enum Step implements WireEnum {
        /** For the draw at the next checkpoint. */
        WAITING(0),
        /** For the laboratory's retest. */
        RETEST(1),
        /** Votes, reveals and appeals, by height. */
        VOTING(2),
        EXECUTED(3);

        private final int number;

        Step(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    /**
     * The stake of one side for the appeal to a round.
     *
     * @param round it leads to
     * @param side that is for
     * @param funder who paid
     * @param amount uCTT
     */
    public record AppealStake(long round, Ruling side, Bytes funder, long amount) {}

    /** The windows of the running round. */
    public DisputeWindows windows() {
        return new DisputeWindows(start, terms.commit(), terms.reveal(), poll ? 0 : terms.appeal());
    }

    /** First height at which a missing retest ends the appeal. */
    public long retestDue() {
        return Math.addExact(start, terms.retest() + 1);
    }

    /** What a side pays for the appeal to the next round; that to the vote of all costs what the one to the last jury does. */
    public long appealStake(boolean lost) {
        int priced = (int) Math.min(round + 1, Arbitration.ROUNDS - 1L);
        return Arbitration.appealStake(priced, terms.jurorFee(), lost);
    }

    /** Whether a side has paid for the appeal to the next round. */
    public boolean paid(Ruling side) {
        return appeals.stream().anyMatch(stake -> stake.round() == round + 1 && stake.side() == side);
    }

    /** The first round waits for its draw. */
    public static DisputeState opened(
            long number,
            DisputeKind kind,
            Bytes target,
            Bytes listing,
            Bytes opener,
            Bytes defendant,
            ProposedValue proposed,
            long bond,
            long height,
            ArbitrationParams terms) {
        return new DisputeState(
                number,
                kind,
                target,
                listing,
                opener,
                defendant,
                proposed,
                bond,
                height,
                terms,
                0,
                Step.WAITING,
                0,
                false,
                Bytes.EMPTY,
                List.of(),
                List.of(),
                Ruling.UPHOLD,
                0);
    }

    /** Jurors, or all experience power, may vote from a height on. */
    public DisputeState voting(long from, boolean byAll) {
        return at(round, Step.VOTING, from, byAll, Bytes.EMPTY, retests, appeals, ruling, executedHeight);
    }

    /** Jurors are drawn and a laboratory owes its retest. */
    public DisputeState awaitingRetest(Bytes from, long height) {
        return at(round, Step.RETEST, height, false, from, retests, appeals, ruling, executedHeight);
    }

    /** The retest is there and the vote begins. */
    public DisputeState retested(Bytes report, long from) {
        List<Bytes> all = new ArrayList<>(retests);
        all.add(report);
        return at(round, Step.VOTING, from, false, lab, all, appeals, ruling, executedHeight);
    }

    /** One side's appeal is paid. */
    public DisputeState funded(AppealStake stake) {
        List<AppealStake> all = new ArrayList<>(appeals);
        all.add(stake);
        return at(round, stage, start, poll, lab, retests, all, ruling, executedHeight);
    }

    /** The next round waits for its draw. */
    public DisputeState appealed() {
        return at(round + 1, Step.WAITING, 0, false, Bytes.EMPTY, retests, appeals, ruling, executedHeight);
    }

    /** It is over. */
    public DisputeState executed(Ruling last, long height) {
        return at(round, Step.EXECUTED, start, poll, lab, retests, appeals, last, height);
    }

    private DisputeState at(
            long newRound,
            Step newStage,
            long newStart,
            boolean newPoll,
            Bytes newLab,
            List<Bytes> newRetests,
            List<AppealStake> newAppeals,
            Ruling newRuling,
            long newExecuted) {
        return new DisputeState(
                number,
                kind,
                target,
                listing,
                opener,
                defendant,
                proposed,
                bond,
                openedHeight,
                terms,
                newRound,
                newStage,
                newStart,
                newPoll,
                newLab,
                newRetests,
                newAppeals,
                newRuling,
                newExecuted);
    }
}
