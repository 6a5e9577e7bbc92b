package org.cttdc.wallet.sentence;

import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;

/** The sentences of messages about models, listings and defects. */
final class MarketSentences {
    private final AddressNames names;
    private final DocumentTitles documents;

    MarketSentences(AddressNames names, DocumentTitles documents) {
        this.names = names;
        this.documents = documents;
    }

    static String key(MarketMsg message) {
        return switch (message) {
            case MarketMsg.ForkModel it -> "forkModel";
            case MarketMsg.ReviseModel it -> "reviseModel";
            case MarketMsg.ReviseListing it -> "reviseListing";
            case MarketMsg.SuspendListing it -> it.suspended() ? "suspendListing" : "resumeListing";
            case MarketMsg.ReportDefect it -> "reportDefect";
            case MarketMsg.RetireModel it -> "retireModel";
            case MarketMsg.ReclaimBond it -> "reclaimBond";
            case MarketMsg.DeclarePromotion it -> "declarePromotion";
            case MarketMsg.ClaimPromotion it -> "claimPromotion";
            case MarketMsg.ClaimWordOfMouth it -> "claimWordOfMouth";
            case MarketMsg.ChallengeOmission it -> "challengeOmission";
            case MarketMsg.AnswerOmission it -> "answerOmission";
            case MarketMsg.ClaimOmission it -> "claimOmission";
        };
    }

    void say(PromptDraft draft, MarketMsg message) {
        switch (message) {
            case MarketMsg.ForkModel it -> forkModel(draft, it);
            case MarketMsg.ReviseModel it -> reviseModel(draft, it);
            case MarketMsg.ReviseListing it -> reviseListing(draft, it);
            case MarketMsg.SuspendListing it -> suspendListing(draft, it);
            case MarketMsg.ReportDefect it -> reportDefect(draft, it);
            case MarketMsg.RetireModel it ->
                draft.say("retireModel.what", Shown.hash(it.model()))
                        .mark("model", 1)
                        .say("retireModel.then");
            case MarketMsg.ReclaimBond it ->
                draft.say("reclaimBond.what", Shown.hash(it.target()))
                        .mark("bond", 1)
                        .say("reclaimBond.then");
            case MarketMsg.DeclarePromotion it ->
                draft.say("declarePromotion.what", Shown.ppm(it.promoterPpm()))
                        .mark("share", 1)
                        .say("declarePromotion.then");
            case MarketMsg.ClaimPromotion it -> claimPromotion(draft, it);
            case MarketMsg.ClaimWordOfMouth it ->
                draft.say("claimWordOfMouth.what", it.cycle()).mark("cycle", 1).say("claimWordOfMouth.then");
            case MarketMsg.ChallengeOmission it -> challengeOmission(draft, it);
            case MarketMsg.AnswerOmission it -> answerOmission(draft, it);
            case MarketMsg.ClaimOmission it ->
                draft.say("claimOmission.what", Shown.hash(it.nullifierCommit()))
                        .mark("purchase", 1)
                        .say("claimOmission.then");
        }
    }

    private void forkModel(PromptDraft draft, MarketMsg.ForkModel it) {
        draft.say("forkModel.what", documents.model(it.document()), DocumentTitles.id(it.document()))
                .mark("document", 1)
                .say("forkModel.parent", Shown.hash(it.parent()), Shown.ppm(it.royaltyPpm()))
                .mark("model", 2)
                .mark("share", 3)
                .say("publishModel.bond", draft.amount(Asset.CTT, it.bond()))
                .mark("bond", 4)
                .say("publishModel.then")
                .cost("bond", Asset.CTT, it.bond());
    }

    private void reviseModel(PromptDraft draft, MarketMsg.ReviseModel it) {
        draft.say("reviseModel.what", documents.model(it.document()), DocumentTitles.id(it.document()))
                .mark("document", 1)
                .say("publishModel.bond", draft.amount(Asset.CTT, it.bond()))
                .mark("bond", 2)
                .say("reviseModel.then")
                .cost("bond", Asset.CTT, it.bond());
    }

    private void reviseListing(PromptDraft draft, MarketMsg.ReviseListing it) {
        draft.say(
                        "reviseListing.what",
                        Shown.hash(it.listing()),
                        documents.listing(it.document()),
                        DocumentTitles.id(it.document()))
                .mark("listing", 1)
                .mark("document", 2)
                .say("publishListing.fee", Shown.percent(it.experienceFeeBps()))
                .mark("rate", 3);
        for (Msg.LotSeal lot : it.lots()) {
            draft.say("publishListing.lot", Shown.foreign(lot.lot()), lot.units(), Shown.hash(lot.unitRoot()));
        }
        draft.say("reviseListing.then");
    }

    private void suspendListing(PromptDraft draft, MarketMsg.SuspendListing it) {
        String key = it.suspended() ? "suspendListing" : "resumeListing";
        draft.say(key + ".what", Shown.hash(it.listing())).mark("listing", 1).say(key + ".then");
    }

    private void reportDefect(PromptDraft draft, MarketMsg.ReportDefect it) {
        draft.say("reportDefect.what", Shown.hash(it.purchase()), Shown.foreign(it.statement()))
                .mark("purchase", 1)
                .mark("statement", 2)
                .say("reportDefect.evidence", Shown.hash(it.evidence()))
                .mark("evidence", 3)
                .say("reportDefect.bond", draft.amount(Asset.CTT, it.bond()))
                .mark("bond", 4)
                .say("reportDefect.then")
                .cost("bond", Asset.CTT, it.bond());
    }

    private void claimPromotion(PromptDraft draft, MarketMsg.ClaimPromotion it) {
        draft.say(
                        "claimPromotion.what",
                        it.orders(),
                        Shown.hash(it.listing()),
                        names.brief(it.platform()),
                        it.batchSeq())
                .mark("platform", 1)
                .mark("number", 2)
                .mark("listing", 3)
                .mark("count", 4)
                .say(
                        "claimPromotion.sums",
                        draft.amount(Asset.CREDIT, it.gross()),
                        draft.amount(Asset.CREDIT, it.fee()))
                .mark("amount", 5)
                .mark("fee", 6)
                .say("claimPromotion.then");
    }

    private void challengeOmission(PromptDraft draft, MarketMsg.ChallengeOmission it) {
        draft.say(
                        "challengeOmission.what",
                        names.brief(it.leaf().platform()),
                        Shown.hash(it.leaf().nullifierCommit()),
                        it.cycle())
                .mark("platform", 1, 1)
                .mark("purchase", 1, 2)
                .mark("cycle", 2);
        order(draft, it.leaf(), 1);
        draft.say("challengeOmission.then");
    }

    private void answerOmission(PromptDraft draft, MarketMsg.AnswerOmission it) {
        draft.say(
                        "answerOmission.what",
                        names.brief(it.leaf().platform()),
                        Shown.hash(it.leaf().nullifierCommit()),
                        it.batchSeq())
                .mark("platform", 2, 1)
                .mark("purchase", 2, 2)
                .mark("number", 1);
        order(draft, it.leaf(), 2);
        draft.say("answerOmission.then");
    }

    private void order(PromptDraft draft, OrderLeaf leaf, int field) {
        draft.say(
                        "omission.order",
                        leaf.quantity(),
                        Shown.foreign(leaf.lot()),
                        Shown.hash(leaf.listing()),
                        draft.amount(Asset.CREDIT, leaf.gross()),
                        draft.amount(Asset.CREDIT, leaf.fee()),
                        Shown.time(leaf.finalAt()))
                .mark("listing", field, 3)
                .mark("amount", field, 6)
                .mark("fee", field, 7);
        if (!leaf.promoter().isEmpty()) {
            draft.say("claimPurchase.promoter", names.brief(leaf.promoter())).mark("recipient", field, 8);
        }
    }
}
