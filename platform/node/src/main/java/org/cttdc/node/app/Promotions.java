package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.PromoterTerms;
import org.cttdc.protocol.state.PromotionState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;

/**
 * The part of a platform's share that its recommenders earn (protocol page, section 10; docs/adr/0233): withheld from what the platform
 * is due, claimed by proof of a subtotal.
 */
final class Promotions {
    private Promotions() {}

    static void declare(TxContext tx, MarketMsg.DeclarePromotion msg) throws Rejection {
        if (!tx.state().has(StateKeys.platform(tx.signer()))) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "only an accredited platform pays recommenders");
        }
        if (msg.promoterPpm() < 0 || msg.promoterPpm() > Recommenders.MAX_PROMOTER_PPM) {
            throw new Rejection(
                    ErrorCode.E_FEE_RANGE,
                    "recommenders get 0 to " + Recommenders.MAX_PROMOTER_PPM + " ppm of a platform's share, not "
                            + msg.promoterPpm());
        }
        ListKey<PromoterTerms> list = StateKeys.promoterTerms(tx.signer());
        PromoterTerms terms = new PromoterTerms(tx.cycle() + 1, msg.promoterPpm());
        long count = tx.state().count(list);
        if (count > 0 && tx.state().item(list, count - 1).fromCycle() == terms.fromCycle()) {
            tx.state().put(list.item(count - 1), terms);
        } else {
            tx.state().append(list, terms);
        }
    }

    /** Refuses sums that the batch's own do not hold. */
    static void check(Msg.SubmitOrderBatch msg) throws Rejection {
        SumNode root = msg.promoterRoot();
        if (!root.hash().isEmpty()) {
            TxContext.sized("the promoters' root", root.hash(), TxContext.HASH_SIZE);
        }
        boolean none = root.hash().isEmpty();
        boolean within = root.count() >= (none ? 0 : 1)
                && root.count() <= (none ? 0 : msg.count())
                && root.gross() >= 0
                && root.gross() <= (none ? 0 : msg.gross())
                && root.fee() >= 0
                && root.fee() <= (none ? 0 : msg.fee());
        if (!within) {
            throw new Rejection(
                    ErrorCode.E_SUM, "the recommended orders, " + root + ", are not among those of the batch");
        }
    }

    /** Adds an accepted batch to what its platform sold in the cycle. */
    static void add(TxContext tx, Msg.SubmitOrderBatch msg) {
        StateKey<PromotionState> key = StateKeys.promotion(msg.cycle(), tx.signer());
        PromotionState p = tx.state().get(key);
        if (p == null) {
            tx.state().append(StateKeys.promotions(msg.cycle()), new Ref(tx.signer()));
            long ppm = declared(tx.state(), tx.signer(), msg.cycle());
            p = new PromotionState(tx.signer(), msg.cycle(), ppm, 0, 0, 0, 0, 0, false);
        }
        tx.state()
                .put(
                        key,
                        new PromotionState(
                                p.platform(),
                                p.cycle(),
                                p.promoterPpm(),
                                Math.addExact(p.fees(), msg.fee()),
                                Math.addExact(p.orders(), msg.promoterRoot().count()),
                                Math.addExact(p.fee(), msg.promoterRoot().fee()),
                                0,
                                0,
                                false));
    }

    /** Takes the recommenders' part out of a platform's share of one competition; what the platform is left with. */
    static long withhold(StateStore state, long cycle, Bytes platform, long share) {
        StateKey<PromotionState> key = StateKeys.promotion(cycle, platform);
        PromotionState p = state.get(key);
        if (p == null || p.fee() == 0) {
            return share;
        }
        long part = Recommenders.commission(share, p.promoterPpm(), p.fee(), p.fees());
        state.put(key, with(p, Math.addExact(p.pot(), part), p.paid(), false));
        return share - part;
    }

    static void claim(TxContext tx, MarketMsg.ClaimPromotion msg) throws Rejection {
        TxContext.address("the platform", msg.platform());
        TxContext.sized("the listing's id", msg.listing(), TxContext.HASH_SIZE);
        BatchState batch = tx.state()
                .require(
                        StateKeys.batch(msg.platform(), msg.batchSeq()),
                        "batch " + msg.batchSeq() + " of platform " + msg.platform());
        if (!WordsOfMouth.isSettled(tx.state(), batch.cycle())) {
            throw new Rejection(
                    ErrorCode.E_NOT_SETTLED, "the competitions of cycle " + batch.cycle() + " are not settled yet");
        }
        PromotionState p =
                tx.state().require(StateKeys.promotion(batch.cycle(), msg.platform()), "promotion of that cycle");
        if (p.swept()) {
            throw new Rejection(
                    ErrorCode.E_SWEPT, "what was not claimed of cycle " + batch.cycle() + " went to the treasury");
        }
        prove(tx, msg, batch);
        StateKey<Ref> nullifier = StateKeys.promoted(msg.platform(), msg.batchSeq(), tx.signer(), msg.listing());
        if (tx.state().has(nullifier)) {
            throw new Rejection(ErrorCode.E_NULLIFIER_USED, "this subtotal was already claimed");
        }
        tx.state().put(nullifier, new Ref(batch.root()));
        long amount = Recommenders.part(p.pot(), msg.fee(), p.fee());
        tx.state()
                .put(
                        StateKeys.promotion(batch.cycle(), msg.platform()),
                        with(p, p.pot(), Math.addExact(p.paid(), amount), false));
        tx.ledger().reward(tx.signer(), amount, msg.listing());
        WordsOfMouth.add(tx, batch.cycle(), msg.listing(), msg.orders());
    }

    /** Hands what is left of a pot to the treasury. */
    static void sweep(StateStore state, long cycle, Bytes platform) {
        StateKey<PromotionState> key = StateKeys.promotion(cycle, platform);
        PromotionState p = state.get(key);
        if (p != null && !p.swept()) {
            CommunityPots.toTreasury(state, p.pot() - p.paid(), 0);
            state.put(key, with(p, p.pot(), p.paid(), true));
        }
    }

    private static void prove(TxContext tx, MarketMsg.ClaimPromotion msg, BatchState batch) throws Rejection {
        try {
            PromoterSubtotals.verify(
                    batch.promoterRoot(),
                    new PromoterSubtotals.Subtotal(tx.signer(), msg.listing(), msg.orders(), msg.gross(), msg.fee()),
                    msg.path());
        } catch (ProofException e) {
            throw new Rejection(ErrorCode.E_PROOF, String.valueOf(e.getMessage()));
        }
    }

    /** The newest terms that hold for a cycle; those of a later one may have been declared since. */
    private static long declared(StateStore state, Bytes platform, long cycle) {
        ListKey<PromoterTerms> list = StateKeys.promoterTerms(platform);
        for (long i = state.count(list) - 1; i >= 0; i--) {
            PromoterTerms terms = state.item(list, i);
            if (terms.fromCycle() <= cycle) {
                return terms.promoterPpm();
            }
        }
        return Recommenders.DEFAULT_PROMOTER_PPM;
    }

    private static PromotionState with(PromotionState p, long pot, long paid, boolean swept) {
        return new PromotionState(
                p.platform(), p.cycle(), p.promoterPpm(), p.fees(), p.orders(), p.fee(), pot, paid, swept);
    }
}
