package org.cttdc.node.app;

import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.DisputeWindows.Window;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.AppealStake;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * Appeals (protocol page, section 8): who lost a round brings three times what the next jury costs, in the first half of the window; who
 * won answers with twice, until its end, or loses by default. Anybody may pay for a side.
 */
final class Appeals {
    private Appeals() {}

    static void fund(TxContext tx, ArbitrationMsg.FundAppeal msg) throws Rejection {
        DisputeState dispute = Disputes.require(tx, msg.dispute());
        if (msg.side() == Ruling.REFUSE) {
            throw new Rejection(ErrorCode.E_MALFORMED, "an appeal is for UPHOLD or CHALLENGER");
        }
        Window now = Disputes.window(tx, dispute);
        long next = dispute.round() + 1;
        boolean lost = Rulings.ofRound(tx.state(), dispute, dispute.round()) != msg.side();
        if (now != Window.APPEAL && (lost || now != Window.ANSWER)) {
            throw new Rejection(
                    ErrorCode.E_WINDOW,
                    "side " + msg.side() + " of dispute " + dispute.number() + " cannot pay in window " + now);
        }
        if (needsRetest(next) && Labs.active(tx.state()).isEmpty()) {
            throw new Rejection(ErrorCode.E_WINDOW, "no accredited laboratory could retest for round " + next);
        }
        if (dispute.paid(msg.side())) {
            throw new Rejection(ErrorCode.E_UNDERFUNDED, "side " + msg.side() + " has paid for round " + next);
        }
        long stake = dispute.appealStake(lost);
        if (msg.amount() != stake) {
            throw new Rejection(
                    ErrorCode.E_UNDERFUNDED,
                    "the appeal to round " + next + " costs this side " + stake + " uCTT, not " + msg.amount());
        }
        tx.ledger().lockBond(tx.signer(), stake, dispute.target());
        DisputeState funded = dispute.funded(new AppealStake(next, msg.side(), tx.signer(), stake));
        boolean both = funded.paid(Ruling.UPHOLD) && funded.paid(Ruling.CHALLENGER);
        Disputes.put(tx.state(), both ? funded.appealed() : funded);
        if (both) {
            Disputes.awaitDraw(tx, dispute.number());
        }
    }

    /** A vote of all experience power sees what the last jury's laboratory found. */
    private static boolean needsRetest(long round) {
        return round >= Arbitration.RETEST_FROM && round < Arbitration.ROUNDS;
    }
}
