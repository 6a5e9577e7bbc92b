package org.cttdc.protocol.state;

import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.rules.Ppm;

/**
 * Governance parameters of elections, stakes and the beacon. Shares are parts per million.
 *
 * @param candidateBond least uCTT a candidate bonds
 * @param seats validators an election fills, at most
 * @param backed 1 where power follows the budget behind a seat, capped; 0 where every seat has the same
 * @param stakeTarget uCTT of nominating stake that entitle stake to half of the budget
 * @param experienceTarget experience, in gains of the current cycle, that entitles experience power to half of the budget
 * @param unbondingCycles cycles from unbonding to claim
 * @param slashPpm part of a bond that one proof of misbehaviour costs
 * @param missPenalty uCTT of its bond that a validator loses for a block without the reveal it owes
 * @param validatorPpm part of the fees for validators, the rest for nominators
 * @param sweepCycles cycles after the end of a term before what nobody claimed goes on
 */
public record ElectionParams(
        long candidateBond,
        int seats,
        int backed,
        long stakeTarget,
        long experienceTarget,
        int unbondingCycles,
        long slashPpm,
        long missPenalty,
        long validatorPpm,
        int sweepCycles) {

    /** Defaults of the protocol page for a sandbox. */
    public static ElectionParams sandbox() {
        return new ElectionParams(100_000_000, 4, 0, 10_000_000_000L, 100_000, 3, 50_000, 100_000, 500_000, 8);
    }

    /** Whether power follows the budget behind a seat. */
    public boolean isBacked() {
        return backed == 1;
    }

    /** Whether a chain can run on them. */
    boolean isSound() {
        return candidateBond >= 0
                && seats >= Election.MIN_VALIDATORS
                && seats <= Election.MAX_VALIDATORS
                && (backed == 0 || backed == 1)
                && stakeTarget > 0
                && experienceTarget > 0
                && unbondingCycles >= 1
                && slashPpm >= 0
                && slashPpm <= Ppm.ONE
                && missPenalty >= 0
                && validatorPpm >= 0
                && validatorPpm <= Ppm.ONE
                && sweepCycles >= 1;
    }
}
