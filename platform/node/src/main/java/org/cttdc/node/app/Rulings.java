package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.DisputeWindows.Window;
import org.cttdc.protocol.rules.LargestRemainder;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.AppealStake;
import org.cttdc.protocol.state.DisputeState.Step;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PollState;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * What a dispute ends with (docs/adr/0221): jurors of every round are paid by the final ruling, appeals go to who was right, and what was
 * refuted bears the consequence. At most 56 seats and 8 appeal stakes are touched.
 */
final class Rulings {
    private final TxContext tx;
    private final StateStore state;
    private final DisputeState dispute;
    private final ArbitrationParams terms;
    private final Ruling last;
    /** Rounds whose jurors voted. */
    private final long rounds;

    private Rulings(TxContext tx, DisputeState dispute, Ruling last, long rounds) {
        this.tx = tx;
        this.state = tx.state();
        this.dispute = dispute;
        this.terms = dispute.terms();
        this.last = last;
        this.rounds = rounds;
    }

    static void execute(TxContext tx, ArbitrationMsg.ExecuteRuling msg) throws Rejection {
        DisputeState dispute = Disputes.require(tx, msg.dispute());
        boolean lapsed = dispute.stage() == Step.RETEST && tx.height() >= dispute.retestDue();
        if (!lapsed && Disputes.window(tx, dispute) != Window.OVER) {
            throw new Rejection(ErrorCode.E_WINDOW, "the ruling of dispute " + dispute.number() + " is not final yet");
        }
        Ruling last = lapsed
                ? ofRound(tx.state(), dispute, dispute.round() - 1)
                : byDefault(dispute, ofRound(tx.state(), dispute, dispute.round()));
        Disputes.put(tx.state(), dispute.executed(last, tx.height()));
        new Rulings(tx, dispute, last, lapsed ? dispute.round() : dispute.round() + 1).execute();
    }

    /** What the jurors of a round, or all experience power, found. */
    static Ruling ofRound(StateStore state, DisputeState dispute, long round) {
        ListKey<SeatState> seats = StateKeys.seats(dispute.number(), round);
        if (state.count(seats) == 0) {
            return state.getOr(StateKeys.poll(dispute.number()), PollState.NONE).ruling();
        }
        return Arbitration.ruling(votes(seats(state, dispute.number(), round)));
    }

    /** An appeal that nobody answered wins. */
    private static Ruling byDefault(DisputeState dispute, Ruling found) {
        boolean uphold = dispute.paid(Ruling.UPHOLD);
        if (uphold == dispute.paid(Ruling.CHALLENGER)) {
            return found;
        }
        return uphold ? Ruling.UPHOLD : Ruling.CHALLENGER;
    }

    private void execute() throws Rejection {
        for (long round = 0; round <= dispute.round(); round++) {
            List<SeatState> seats = seats(state, dispute.number(), round);
            if (round < rounds) {
                payJurors(seats);
            } else {
                seats.forEach(seat -> unlock(seat.juror(), 0));
            }
            settleAppeals(round, seats.size());
        }
        settleAppeals(dispute.round() + 1, 0);
        long cost = fees(seats(state, dispute.number(), 0).size());
        if (last == Ruling.CHALLENGER) {
            sustain(cost);
        } else {
            dismiss(cost);
        }
    }

    private static List<SeatState> seats(StateStore state, long number, long round) {
        ListKey<SeatState> list = StateKeys.seats(number, round);
        List<SeatState> seats = new ArrayList<>();
        for (long i = 0; i < state.count(list); i++) {
            seats.add(state.item(list, i));
        }
        return seats;
    }

    private static List<Optional<Ruling>> votes(List<SeatState> seats) {
        return seats.stream().map(SeatState::counted).toList();
    }

    /** A seat whose vote somebody exposed has lost its whole stake already, and its fee goes to nobody. */
    private void payJurors(List<SeatState> seats) {
        List<SeatState> paid = seats.stream()
                .filter(seat -> seat.stage() != SeatState.Seal.EXPOSED)
                .toList();
        Arbitration.Payout payout =
                Arbitration.payout(votes(paid), last, terms.minStake(), terms.penaltyPpm(), terms.jurorFee());
        for (int i = 0; i < paid.size(); i++) {
            SeatState seat = paid.get(i);
            unlock(
                    seat.juror(),
                    Math.addExact(payout.stakes().get(i), payout.fees().get(i)));
            if (seat.stage() == SeatState.Seal.REVEALED) {
                Evaluations.count(state, tx.block(), seat.juror(), seat.vote() == last);
            }
        }
        long nobodys = fees(seats.size() - paid.size());
        tx.ledger().loseBonds(Math.addExact(nobodys, Math.addExact(payout.leftStake(), payout.leftFees())));
    }

    private void unlock(Bytes juror, long gain) {
        Jurors.put(state, juror, Jurors.of(state, juror).plus(gain, -terms.minStake()));
    }

    private long fees(int seats) {
        return Math.multiplyExact(terms.jurorFee(), seats);
    }

    /** Both stakes less what the jurors cost go to who paid for the right side; all of it goes back where nobody sat or was right. */
    private void settleAppeals(long round, int seats) throws Rejection {
        List<AppealStake> stakes = dispute.appeals().stream()
                .filter(stake -> stake.round() == round)
                .toList();
        long total = stakes.stream().mapToLong(AppealStake::amount).reduce(0, Math::addExact);
        if (total == 0) {
            return;
        }
        boolean decided = round < rounds;
        long left = total - (decided ? fees(seats) : 0);
        List<AppealStake> right = stakes.stream()
                .filter(stake -> !decided || last == Ruling.REFUSE || stake.side() == last)
                .toList();
        long[] shares = LargestRemainder.split(
                left, right.stream().mapToLong(AppealStake::amount).toArray());
        for (int i = 0; i < shares.length; i++) {
            tx.ledger().returnBond(right.get(i).funder(), shares[i], dispute.target());
        }
    }

    /** The challenger was right: the other side pays the first jury, as far as its bond goes. */
    private void sustain(long cost) throws Rejection {
        Evaluations.count(state, tx.block(), dispute.opener(), true);
        long taken = dispute.kind() == DisputeKind.REPORT ? refuteReport() : upholdDefect(cost);
        long back = Math.subtractExact(Math.addExact(dispute.bond(), taken), cost);
        tx.ledger().returnBond(dispute.opener(), back, dispute.target());
    }

    private long refuteReport() {
        ReportState report = state.get(StateKeys.report(dispute.target()));
        if (report == null || report.failed()) {
            return 0;
        }
        return FailedReports.fail(state, tx.block(), report);
    }

    /** The model let a defect pass; what is left of its bond pays the jury. */
    private long upholdDefect(long cost) throws Rejection {
        Defects.decide(state, tx.ledger(), tx.height(), dispute.target(), true);
        ListingState listing = state.require(StateKeys.listing(dispute.listing()), "listing " + dispute.listing());
        ModelState model = state.require(StateKeys.model(listing.model()), "model " + listing.model());
        long taken = Math.min(model.bond(), cost);
        state.put(StateKeys.model(model.id()), model.withBond(model.bond() - taken));
        return taken;
    }

    /** The challenger pays the first jury; what is left compensates the other side where it was right. */
    private void dismiss(long cost) throws Rejection {
        if (dispute.kind() == DisputeKind.DEFECT) {
            dismissDefect();
        }
        long left = dispute.bond() - cost;
        if (last == Ruling.UPHOLD) {
            Evaluations.count(state, tx.block(), dispute.opener(), false);
            if (dispute.kind() == DisputeKind.REPORT) {
                Evaluations.count(state, tx.block(), dispute.defendant(), true);
            }
            tx.ledger().bounty(dispute.defendant(), left, dispute.target());
        } else {
            tx.ledger().returnBond(dispute.opener(), left, dispute.target());
        }
    }

    /** A defect that nobody could decide may still lapse or be disputed again. */
    private void dismissDefect() throws Rejection {
        if (last == Ruling.UPHOLD) {
            Defects.decide(state, tx.ledger(), tx.height(), dispute.target(), false);
        } else {
            Defects.undecided(state, dispute.target());
        }
    }
}
