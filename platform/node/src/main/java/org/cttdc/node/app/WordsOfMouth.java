package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.Recommendation;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.WordOfMouth;
import org.cttdc.protocol.state.WordOfMouthTotals;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;

/**
 * The community's tenth for word of mouth (protocol page, section 10; docs/adr/0234): each cycle has a pot and the scores of those who
 * proved theirs in time; it is paid once no score can change any more.
 */
final class WordsOfMouth {
    private WordsOfMouth() {}

    /** Adds to a cycle's pot; the money lies in the community's funds. */
    static void fill(StateStore state, long cycle, long amount) {
        if (amount > 0) {
            WordOfMouthTotals t = totals(state, cycle);
            put(
                    state,
                    cycle,
                    new WordOfMouthTotals(
                            Math.addExact(t.pot(), amount), t.score(), t.paid(), t.paidFrom(), t.swept()));
        }
    }

    /** Every competition of the cycle is settled: scores count until the end of the next cycle. */
    static void settled(StateStore state, long cycle, long now) {
        if (state.count(StateKeys.promotions(cycle)) > 0) {
            WordOfMouthTotals t = totals(state, cycle);
            put(state, cycle, new WordOfMouthTotals(t.pot(), t.score(), t.paid(), now + 2, t.swept()));
        }
    }

    static boolean isSettled(StateStore state, long cycle) {
        return totals(state, cycle).paidFrom() > 0;
    }

    /** Counts proved orders of the signer's, unless it is too late for that. */
    static void add(TxContext tx, long cycle, Bytes listing, long orders) {
        WordOfMouthTotals t = totals(tx.state(), cycle);
        if (tx.cycle() >= t.paidFrom()) {
            return;
        }
        StateKey<Recommendation> key = StateKeys.recommendation(cycle, tx.signer(), listing);
        Recommendation before = tx.state().getOr(key, Recommendation.NONE);
        long proved = Math.addExact(before.orders(), orders);
        long defects = tx.state()
                .getOr(StateKeys.listingTerms(listing), ListingTerms.OPEN)
                .defects();
        long score = Recommenders.score(proved, defects);
        tx.state().put(key, new Recommendation(proved, score));
        long change = score - before.score();
        StateKey<WordOfMouth> mine = StateKeys.wordOfMouth(cycle, tx.signer());
        WordOfMouth w = tx.state().getOr(mine, WordOfMouth.NONE);
        tx.state().put(mine, new WordOfMouth(Math.addExact(w.orders(), orders), w.score() + change, 0));
        put(
                tx.state(),
                cycle,
                new WordOfMouthTotals(t.pot(), Math.addExact(t.score(), change), t.paid(), t.paidFrom(), t.swept()));
    }

    static void claim(TxContext tx, MarketMsg.ClaimWordOfMouth msg) throws Rejection {
        WordOfMouthTotals t = totals(tx.state(), msg.cycle());
        if (t.paidFrom() == 0) {
            throw new Rejection(
                    ErrorCode.E_NOT_SETTLED,
                    "nothing was recommended in cycle " + msg.cycle() + ", or it is not settled");
        }
        if (tx.cycle() < t.paidFrom()) {
            throw new Rejection(
                    ErrorCode.E_NOT_VESTED,
                    "word of mouth of cycle " + msg.cycle() + " is paid from cycle " + t.paidFrom() + " on");
        }
        if (t.swept()) {
            throw new Rejection(
                    ErrorCode.E_SWEPT, "what was not claimed of cycle " + msg.cycle() + " went to the treasury");
        }
        StateKey<WordOfMouth> key = StateKeys.wordOfMouth(msg.cycle(), tx.signer());
        WordOfMouth w = tx.state().getOr(key, WordOfMouth.NONE);
        if (w.claimedHeight() > 0) {
            throw new Rejection(ErrorCode.E_ALREADY_CLAIMED, "claimed at height " + w.claimedHeight());
        }
        long amount = Recommenders.part(t.pot(), w.score(), t.score());
        if (amount == 0) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "nothing is due to this account for word of mouth");
        }
        tx.state().put(key, new WordOfMouth(w.orders(), w.score(), tx.height()));
        put(
                tx.state(),
                msg.cycle(),
                new WordOfMouthTotals(t.pot(), t.score(), Math.addExact(t.paid(), amount), t.paidFrom(), false));
        CommunityPots.takeRecommenders(tx.state(), amount);
        tx.ledger().reward(tx.signer(), amount, Bytes.EMPTY);
    }

    /** Hands what is left of a cycle's pot to the treasury. */
    static void sweep(StateStore state, long cycle) {
        WordOfMouthTotals t = totals(state, cycle);
        if (!t.swept() && !t.equals(WordOfMouthTotals.NONE)) {
            long left = t.pot() - t.paid();
            CommunityPots.toTreasury(state, 0, left);
            put(state, cycle, new WordOfMouthTotals(t.pot(), t.score(), t.paid(), t.paidFrom(), true));
        }
    }

    private static WordOfMouthTotals totals(StateStore state, long cycle) {
        return state.getOr(StateKeys.wordOfMouthTotals(cycle), WordOfMouthTotals.NONE);
    }

    private static void put(StateStore state, long cycle, WordOfMouthTotals totals) {
        state.put(StateKeys.wordOfMouthTotals(cycle), totals);
    }
}
