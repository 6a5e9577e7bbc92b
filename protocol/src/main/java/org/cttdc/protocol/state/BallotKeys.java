package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Power;

/** Where nominations stand, by what they weigh by. */
public final class BallotKeys {
    private BallotKeys() {}

    /** Whom an account nominates. */
    public static StateKey<NominationState> ballot(Power power, Bytes account) {
        return switch (power) {
            case STAKE -> StateKeys.stakeBallot(account);
            case EXPERIENCE -> StateKeys.experienceBallot(account);
            case GUARDIAN -> StateKeys.guardianBallot(account);
        };
    }

    /** The accounts that nominate. */
    public static ListKey<Ref> ballots(Power power) {
        return switch (power) {
            case STAKE -> StateKeys.stakeBallots();
            case EXPERIENCE -> StateKeys.experienceBallots();
            case GUARDIAN -> StateKeys.guardianBallots();
        };
    }
}
