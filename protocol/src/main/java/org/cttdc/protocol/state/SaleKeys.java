package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/** Keys of orders, who recommended them and what was left out. */
abstract class SaleKeys extends ProductKeys {
    public static StateKey<BatchState> batch(@Address Bytes platform, long seq) {
        return key(BatchState.class, "batch", platform, number(seq));
    }

    /** Batches of a cycle; an item's id is platform ‖ seq (28 bytes). */
    public static ListKey<Ref> batches(long cycle) {
        return list(Ref.class, "batches", number(cycle));
    }

    public static StateKey<CycleTotals> cycle(long cycle) {
        return key(CycleTotals.class, "cycle", number(cycle));
    }

    public static StateKey<CompetitionState> competition(Bytes model, long cycle) {
        return key(CompetitionState.class, "competition", model, number(cycle));
    }

    /** Competitions of a cycle, by model id. */
    public static ListKey<Ref> competitions(long cycle) {
        return list(Ref.class, "competitions", number(cycle));
    }

    /** Where scoring and settling stand. */
    public static StateKey<SettlementQueue> settlementQueue() {
        return key(SettlementQueue.class, "settlement-queue");
    }

    /** What a competition took from one platform, as a row sum; the key of the platforms' split. */
    public static StateKey<CycleTotals> platformTotals(Bytes model, long cycle, @Address Bytes platform) {
        return key(CycleTotals.class, "platform-totals", model, number(cycle), platform);
    }

    /** Platforms that sold in a competition. */
    public static ListKey<Ref> competitionPlatforms(Bytes model, long cycle) {
        return list(Ref.class, "competition-platforms", model, number(cycle));
    }

    public static StateKey<PurchaseState> purchase(Bytes nullifier) {
        return key(PurchaseState.class, "purchase", nullifier);
    }

    public static ListKey<Ref> purchasesOf(@Address Bytes owner) {
        return list(Ref.class, "purchases-of", owner);
    }

    /** Marks a pack code as used for a report; holds the nullifier of the purchase. */
    public static StateKey<Ref> packCode(Bytes unitRoot, Bytes packLeaf) {
        return key(Ref.class, "pack-code", unitRoot, packLeaf);
    }

    /** What part of its share a platform gives to recommenders, and from when on. */
    public static ListKey<PromoterTerms> promoterTerms(@Address Bytes platform) {
        return list(PromoterTerms.class, "promoter-terms", platform);
    }

    /** What recommenders brought to a platform in a cycle, and the part of its share that they get. */
    public static StateKey<PromotionState> promotion(long cycle, @Address Bytes platform) {
        return key(PromotionState.class, "promotion", number(cycle), platform);
    }

    /** Platforms that anchored orders of a cycle. */
    public static ListKey<Ref> promotions(long cycle) {
        return list(Ref.class, "promotions", number(cycle));
    }

    /** Marks a subtotal as claimed; holds the batch's root. */
    public static StateKey<Ref> promoted(@Address Bytes platform, long seq, @Address Bytes promoter, Bytes listing) {
        return key(Ref.class, "promoted", platform, number(seq), promoter, listing);
    }

    /** What a recommender brought to a listing in a cycle, over all platforms. */
    public static StateKey<Recommendation> recommendation(long cycle, @Address Bytes promoter, Bytes listing) {
        return key(Recommendation.class, "recommendation", number(cycle), promoter, listing);
    }

    /** A recommender's word of mouth in a cycle. */
    public static StateKey<WordOfMouth> wordOfMouth(long cycle, @Address Bytes promoter) {
        return key(WordOfMouth.class, "word-of-mouth", number(cycle), promoter);
    }

    /** What the community pays for word of mouth in a cycle, and by which scores. */
    public static StateKey<WordOfMouthTotals> wordOfMouthTotals(long cycle) {
        return key(WordOfMouthTotals.class, "word-of-mouth-totals", number(cycle));
    }

    /** A challenged order, by its nullifier commitment. */
    public static StateKey<OmissionState> omission(Bytes nullifierCommit) {
        return key(OmissionState.class, "omission", nullifierCommit);
    }

    /** Orders of a platform that were challenged, by nullifier commitment. */
    public static ListKey<Ref> omissions(@Address Bytes platform) {
        return list(Ref.class, "omissions", platform);
    }

    /** What a platform owes for orders it left out. */
    public static StateKey<PlatformDebt> platformDebt(@Address Bytes platform) {
        return key(PlatformDebt.class, "platform-debt", platform);
    }
}
