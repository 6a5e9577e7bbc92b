package org.cttdc.node.app;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.AdaptiveVote;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.DisputeWindows.Window;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.BallotState;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.PollState;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ErrorCode;

/** Sealed votes of jurors, and of everybody where all experience power votes (protocol page, section 8). */
final class Votes {
    private Votes() {}

    static void commit(TxContext tx, ArbitrationMsg.CommitVote msg) throws Rejection {
        DisputeState dispute = Disputes.require(tx, msg.dispute());
        requireWindow(tx, dispute, Window.COMMIT);
        TxContext.sized("the commitment", msg.commitment(), TxContext.HASH_SIZE);
        if (dispute.poll()) {
            commitBallot(tx, dispute, msg.commitment());
            return;
        }
        long place = seat(tx, dispute, tx.signer());
        ListKey<SeatState> seats = StateKeys.seats(dispute.number(), dispute.round());
        SeatState seat = tx.state().item(seats, place);
        if (seat.stage() != SeatState.Seal.DRAWN) {
            throw new Rejection(ErrorCode.E_ALREADY_COMMITTED, "this juror's vote is sealed already");
        }
        tx.state().put(seats.item(place), seat.committed(msg.commitment()));
    }

    private static void commitBallot(TxContext tx, DisputeState dispute, Bytes commitment) throws Rejection {
        if (power(tx.state(), tx.signer()).signum() == 0) {
            throw new Rejection(ErrorCode.E_NOT_DRAWN, "this account has no experience");
        }
        StateKey<BallotState> key = StateKeys.ballot(dispute.number(), tx.signer());
        if (tx.state().has(key)) {
            throw new Rejection(ErrorCode.E_ALREADY_COMMITTED, "this account's vote is sealed already");
        }
        tx.state().put(key, BallotState.committed(commitment));
    }

    static void reveal(TxContext tx, ArbitrationMsg.RevealVote msg) throws Rejection {
        DisputeState dispute = Disputes.require(tx, msg.dispute());
        boolean own = msg.juror().equals(tx.signer());
        requireWindow(tx, dispute, own ? Window.REVEAL : Window.COMMIT);
        if (dispute.poll()) {
            revealBallot(tx, dispute, msg, own);
            return;
        }
        long place = seat(tx, dispute, msg.juror());
        ListKey<SeatState> seats = StateKeys.seats(dispute.number(), dispute.round());
        SeatState seat = tx.state().item(seats, place);
        requireOpens(dispute, msg, seat.stage() == SeatState.Seal.COMMITTED ? seat.commitment() : Bytes.EMPTY);
        if (own) {
            tx.state().put(seats.item(place), seat.revealed(msg.vote()));
            return;
        }
        tx.state().put(seats.item(place), seat.exposed());
        long lost = dispute.terms().minStake();
        Jurors.put(tx.state(), msg.juror(), Jurors.of(tx.state(), msg.juror()).plus(-lost, -lost));
        tx.ledger().bounty(tx.signer(), lost, dispute.target());
    }

    private static void revealBallot(TxContext tx, DisputeState dispute, ArbitrationMsg.RevealVote msg, boolean own)
            throws Rejection {
        StateKey<BallotState> key = StateKeys.ballot(dispute.number(), msg.juror());
        BallotState ballot = tx.state().get(key);
        if (!own || ballot == null || ballot.revealed()) {
            throw new Rejection(ErrorCode.E_NOT_COMMITTED, "there is no sealed vote of the signer to open");
        }
        requireOpens(dispute, msg, ballot.commitment());
        BigInteger weight = weight(tx.state(), tx.signer(), tx.block().cycle());
        tx.state()
                .put(
                        key,
                        new BallotState(
                                ballot.commitment(),
                                true,
                                msg.vote(),
                                ExperienceState.of(weight).raw()));
        PollState poll = tx.state().getOr(StateKeys.poll(dispute.number()), PollState.NONE);
        tx.state().put(StateKeys.poll(dispute.number()), poll.plus(msg.vote(), weight));
    }

    /** min(power, cap)·a: a grows with findings that held and shrinks with those that did not. */
    private static BigInteger weight(StateStore state, Bytes account, long cycle) {
        ExperienceTotals totals = state.getOr(StateKeys.experienceTotals(), ExperienceTotals.START);
        BigInteger counted = ExperiencePower.capped(power(state, account), totals.power());
        return counted.multiply(BigInteger.valueOf(accuracy(state, account, cycle)));
    }

    private static long accuracy(StateStore state, Bytes account, long cycle) {
        var now = Evaluations.of(state, account, cycle);
        return AdaptiveVote.accuracy(now.hits(), now.misses(), Evaluations.ONE);
    }

    private static BigInteger power(StateStore state, Bytes account) {
        return state.getOr(StateKeys.experience(account), ExperienceState.NONE).power();
    }

    private static void requireOpens(DisputeState dispute, ArbitrationMsg.RevealVote msg, Bytes commitment)
            throws Rejection {
        if (commitment.isEmpty()) {
            throw new Rejection(ErrorCode.E_NOT_COMMITTED, "there is no sealed vote to open");
        }
        Bytes opened =
                Arbitration.voteCommitment(dispute.number(), dispute.round(), msg.juror(), msg.vote(), msg.salt());
        if (msg.salt().size() != Arbitration.SALT_SIZE || !opened.equals(commitment)) {
            throw new Rejection(ErrorCode.E_BAD_REVEAL, "vote and salt are not what was sealed");
        }
    }

    private static void requireWindow(TxContext tx, DisputeState dispute, Window wanted) throws Rejection {
        Window now = Disputes.window(tx, dispute);
        if (now != wanted) {
            throw new Rejection(
                    ErrorCode.E_WINDOW,
                    "this is possible in window " + wanted + " of dispute " + dispute.number() + "; now is " + now);
        }
    }

    /** Seats are at most 31. */
    private static long seat(TxContext tx, DisputeState dispute, Bytes juror) throws Rejection {
        ListKey<SeatState> seats = StateKeys.seats(dispute.number(), dispute.round());
        long count = tx.state().count(seats);
        for (long i = 0; i < count; i++) {
            if (tx.state().item(seats, i).juror().equals(juror)) {
                return i;
            }
        }
        throw new Rejection(
                ErrorCode.E_NOT_DRAWN, juror + " was not drawn for round " + dispute.round() + " of this dispute");
    }
}
