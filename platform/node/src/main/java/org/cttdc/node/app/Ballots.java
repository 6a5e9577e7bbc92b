package org.cttdc.node.app;

import java.math.BigInteger;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.BallotKeys;
import org.cttdc.protocol.state.ElectionState;
import org.cttdc.protocol.state.ElectionState.Progress;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.NominationState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Power;

/** Whom accounts nominate, in one bounded list for each kind of power. */
final class Ballots {
    private Ballots() {}

    static void nominate(TxContext tx, ConsensusMsg.Nominate msg) throws Rejection {
        checkCandidates(tx, msg);
        StateStore state = tx.state();
        NominationState before = state.getOr(BallotKeys.ballot(msg.power(), tx.signer()), NominationState.NONE);
        if (before.candidates().isEmpty() && msg.candidates().isEmpty()) {
            throw new Rejection(ErrorCode.E_NOT_FOUND, "there is no nomination to withdraw");
        }
        if (before.candidates().isEmpty() || msg.candidates().isEmpty()) {
            requireOpenLists(state);
        }
        if (msg.candidates().isEmpty()) {
            remove(state, msg.power(), tx.signer());
            return;
        }
        if (weight(state, msg.power(), tx.signer()).signum() == 0) {
            throw new Rejection(ErrorCode.E_STAKE, "this account has no power of the kind " + msg.power());
        }
        if (before.candidates().isEmpty()) {
            makeRoom(tx, msg);
            add(state, msg.power(), tx.signer(), new NominationState(msg.candidates(), 0));
        } else {
            state.put(
                    BallotKeys.ballot(msg.power(), tx.signer()), new NominationState(msg.candidates(), before.index()));
        }
    }

    private static void checkCandidates(TxContext tx, ConsensusMsg.Nominate msg) throws Rejection {
        if (msg.candidates().size() > Election.MAX_APPROVALS) {
            throw new Rejection(
                    ErrorCode.E_CANDIDATE, "at most " + Election.MAX_APPROVALS + " candidates can be nominated");
        }
        TreeSet<Bytes> distinct = new TreeSet<>();
        for (Bytes candidate : msg.candidates()) {
            TxContext.address("a candidate", candidate);
            if (!distinct.add(candidate) || !Candidates.stands(tx.state(), candidate)) {
                throw new Rejection(ErrorCode.E_CANDIDATE, candidate + " is no candidate, or is named twice");
            }
        }
    }

    /** While the lists are being read, nobody may change places in them. */
    private static void requireOpenLists(StateStore state) throws Rejection {
        if (state.getOr(StateKeys.election(), ElectionState.START).step() == Progress.LOADING) {
            throw new Rejection(ErrorCode.E_PHASE, "the ballots are being read: try again some blocks later");
        }
    }

    private static void makeRoom(TxContext tx, ConsensusMsg.Nominate msg) throws Rejection {
        if (tx.state().count(BallotKeys.ballots(msg.power())) < Election.MAX_BALLOTS) {
            return;
        }
        TxContext.address("the account to displace", msg.instead());
        NominationState weaker = tx.state().getOr(BallotKeys.ballot(msg.power(), msg.instead()), NominationState.NONE);
        BigInteger mine = weight(tx.state(), msg.power(), tx.signer());
        if (weaker.candidates().isEmpty()
                || weight(tx.state(), msg.power(), msg.instead()).compareTo(mine) >= 0) {
            throw new Rejection(
                    ErrorCode.E_FULL,
                    "all " + Election.MAX_BALLOTS + " ballots are taken: name an account whose ballot weighs less");
        }
        remove(tx.state(), msg.power(), msg.instead());
    }

    /** What an account's ballot weighs now; experience power as far as it counts. */
    static BigInteger weight(StateStore state, Power power, Bytes account) {
        return switch (power) {
            case STAKE ->
                BigInteger.valueOf(
                        state.getOr(StateKeys.stake(account), StakeState.NONE).bonded());
            case EXPERIENCE ->
                ExperiencePower.capped(
                        state.getOr(StateKeys.experience(account), ExperienceState.NONE)
                                .power(),
                        state.getOr(StateKeys.experienceTotals(), ExperienceTotals.START)
                                .power());
            case GUARDIAN -> state.has(StateKeys.guardian(account)) ? BigInteger.ONE : BigInteger.ZERO;
        };
    }

    static void add(StateStore state, Power power, Bytes account, NominationState ballot) {
        long index = state.count(BallotKeys.ballots(power));
        state.append(BallotKeys.ballots(power), new Ref(account));
        state.put(BallotKeys.ballot(power, account), new NominationState(ballot.candidates(), index));
    }

    private static void remove(StateStore state, Power power, Bytes account) {
        NominationState leaving = state.getOr(BallotKeys.ballot(power, account), NominationState.NONE);
        Bytes moved = state.removeRef(BallotKeys.ballots(power), leaving.index());
        NominationState last = state.getOr(BallotKeys.ballot(power, moved), NominationState.NONE);
        state.put(BallotKeys.ballot(power, moved), new NominationState(last.candidates(), leaving.index()));
        state.remove(BallotKeys.ballot(power, account));
    }
}
