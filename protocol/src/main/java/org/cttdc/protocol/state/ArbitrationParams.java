package org.cttdc.protocol.state;

import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Ppm;

/**
 * Parameters of disputes and juries. Windows are numbers of blocks.
 *
 * @param disputeBond least uCTT behind a dispute; covers the first jury
 * @param minStake uCTT a juror locks for a seat
 * @param jurorFee uCTT a seat costs
 * @param penaltyPpm part of the locked stake that an incoherent juror loses
 * @param checkpoint juries are drawn at heights that this divides
 * @param commit window for sealed votes
 * @param reveal window for opening them
 * @param appeal window for appeals; who lost has its first half
 * @param retest blocks a laboratory has for a blind retest
 * @param auditFee fen a laboratory is paid for an audit; 0 means no audits
 * @param assigned reviewers that the beacon assigns to a model in a cycle
 * @param minAssigned fewer reports by assigned reviewers than this roll the purse over
 */
public record ArbitrationParams(
        long disputeBond,
        long minStake,
        long jurorFee,
        long penaltyPpm,
        long checkpoint,
        long commit,
        long reveal,
        long appeal,
        long retest,
        long auditFee,
        int assigned,
        int minAssigned) {

    /** Defaults for a sandbox, whose first competitions settle before anybody could be assigned. */
    public static ArbitrationParams sandbox() {
        return new ArbitrationParams(10_000_000, 10_000_000, 1_000_000, 500_000, 5, 10, 8, 12, 16, 5_000, 5, 0);
    }

    /** Whether a chain can run on them. */
    public boolean isSane() {
        return jurorFee >= 0
                && disputeBond >= Arbitration.cost(0, jurorFee)
                && minStake > 0
                && penaltyPpm >= 0
                && penaltyPpm <= Ppm.ONE
                && checkpoint > 0
                && commit > 0
                && reveal > 0
                && appeal > 1
                && retest > 0
                && auditFee >= 0
                && assigned >= 0
                && minAssigned >= 0;
    }
}
