package org.cttdc.node.app;

import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.MarketMsg;

/** Hands each message of the market family to its rules. */
final class Market {
    private Market() {}

    static void run(TxContext tx, MarketMsg message) throws Rejection {
        switch (message) {
            case MarketMsg.ForkModel msg -> Models.fork(tx, msg);
            case MarketMsg.ReviseModel msg -> Models.revise(tx, msg);
            case MarketMsg.RetireModel msg -> ModelEnds.retire(tx, msg);
            case MarketMsg.ReviseListing msg -> Listings.revise(tx, msg);
            case MarketMsg.SuspendListing msg -> Listings.suspend(tx, msg);
            case MarketMsg.ReportDefect msg -> Defects.report(tx, msg);
            case MarketMsg.ReclaimBond msg -> reclaim(tx, msg);
            case MarketMsg.DeclarePromotion msg -> Promotions.declare(tx, msg);
            case MarketMsg.ClaimPromotion msg -> Promotions.claim(tx, msg);
            case MarketMsg.ClaimWordOfMouth msg -> WordsOfMouth.claim(tx, msg);
            case MarketMsg.ChallengeOmission msg -> Omissions.challenge(tx, msg);
            case MarketMsg.AnswerOmission msg -> Omissions.answer(tx, msg);
            case MarketMsg.ClaimOmission msg -> Omissions.claim(tx, msg);
        }
    }

    /** Models and purchases have ids of their own kinds of hash, so that a target is one or the other. */
    private static void reclaim(TxContext tx, MarketMsg.ReclaimBond msg) throws Rejection {
        if (tx.state().has(StateKeys.model(msg.target()))) {
            ModelEnds.reclaim(tx, msg.target());
        } else {
            Defects.reclaim(tx, msg.target());
        }
    }
}
