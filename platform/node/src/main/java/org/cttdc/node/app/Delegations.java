package org.cttdc.node.app;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.DelegatedState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.VoterState;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;

/**
 * Delegations, one step (docs/adr/0210). What is lent counts in the ballots its delegate casts from then on; what was lent cannot be
 * used otherwise before every vote in which it may have counted is over, so that nothing counts twice.
 */
final class Delegations {
    private Delegations() {}

    static void delegate(TxContext tx, GovernanceMsg.Delegate msg) throws Rejection {
        TxContext.address("the delegate", msg.to());
        VoterState voter = Voting.voter(tx.state(), tx.signer());
        if (msg.to().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_DELEGATED, "nobody delegates to themselves");
        }
        if (voter.delegates() || voter.stake() > 0) {
            throw new Rejection(
                    ErrorCode.E_DELEGATED, "the earlier delegation must be ended and its stake unlocked first");
        }
        if (msg.stake() < 0) {
            throw new Rejection(ErrorCode.E_AMOUNT, "a stake is not negative: " + msg.stake());
        }
        BigInteger power = msg.withExperience() ? lent(tx, voter) : BigInteger.ZERO;
        if (msg.stake() == 0 && power.signum() == 0) {
            throw new Rejection(ErrorCode.E_AMOUNT, "nothing is delegated");
        }
        tx.ledger().lockBond(tx.signer(), msg.stake(), msg.to());
        tx.state().put(StateKeys.voter(tx.signer()), voter.delegating(msg.to(), msg.stake(), msg.conviction(), power));
        StateKey<DelegatedState> key = StateKeys.delegated(msg.to());
        DelegatedState sums = tx.state().getOr(key, DelegatedState.NONE);
        tx.state().put(key, sums.plus(msg.stake(), msg.conviction().weigh(msg.stake()), power));
    }

    static void end(TxContext tx) throws Rejection {
        VoterState voter = Voting.voter(tx.state(), tx.signer());
        if (!voter.delegates()) {
            throw new Rejection(ErrorCode.E_DELEGATED, "nothing is delegated");
        }
        long horizon = Math.max(tx.height(), Proposing.horizon(tx.state()));
        long bound =
                Math.multiplyExact(voter.conviction().lockCycles(), tx.params().cycleLength());
        boolean power = voter.experienceValue().signum() > 0;
        StateKey<DelegatedState> key = StateKeys.delegated(voter.delegate());
        DelegatedState sums = tx.state().getOr(key, DelegatedState.NONE);
        tx.state()
                .put(key, sums.minus(voter.stake(), voter.conviction().weigh(voter.stake()), voter.experienceValue()));
        tx.state()
                .put(
                        StateKeys.voter(tx.signer()),
                        voter.ended(Math.addExact(horizon, bound), power ? horizon : voter.lentUntil()));
    }

    static void unlock(TxContext tx) throws Rejection {
        VoterState voter = Voting.voter(tx.state(), tx.signer());
        if (voter.delegates() || voter.stake() == 0) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "no stake of an ended delegation is locked");
        }
        if (tx.height() <= voter.stakeFreeAfter()) {
            throw new Rejection(ErrorCode.E_BOUND, "the stake is locked until height " + voter.stakeFreeAfter());
        }
        tx.state().put(StateKeys.voter(tx.signer()), voter.unlocked());
        tx.ledger().returnBond(tx.signer(), voter.stake(), Bytes.EMPTY);
    }

    private static BigInteger lent(TxContext tx, VoterState voter) throws Rejection {
        long until = Math.max(voter.lentUntil(), voter.votesUntil());
        if (tx.height() <= until) {
            throw new Rejection(
                    ErrorCode.E_BOUND, "the account's experience power counts in votes until height " + until);
        }
        return Voting.power(tx.state(), tx.signer());
    }
}
