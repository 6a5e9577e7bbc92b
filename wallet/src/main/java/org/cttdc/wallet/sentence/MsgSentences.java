package org.cttdc.wallet.sentence;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.cttdc.protocol.codec.Tag;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/**
 * The sentences of each message. The switch is over the sealed family: a new message without sentences does not compile. Field
 * numbers are the places of the record's components, from 1.
 */
final class MsgSentences {
    private final Texts texts;
    private final AddressNames names;
    private final DocumentTitles documents;
    private final MarketSentences market;
    private final GovernanceSentences governance;

    MsgSentences(Texts texts, AddressNames names) {
        this.texts = texts;
        this.names = names;
        this.documents = new DocumentTitles(texts);
        this.market = new MarketSentences(names, documents);
        this.governance = new GovernanceSentences(texts, names);
    }

    /** A few words for the deed. */
    Text title(Msg message) {
        return texts.text("title." + key(message));
    }

    /** Field number of the message in the envelope's {@code oneof}. */
    static int tag(Msg message) {
        return Objects.requireNonNull(message.getClass().getAnnotation(Tag.class), "every message has a tag")
                .value();
    }

    /** Says what the message does, what follows from it and what it costs. */
    void say(PromptDraft draft, Msg message) {
        switch (message) {
            case Msg.Transfer it -> transfer(draft, it);
            case Msg.IssueCredit it -> issueCredit(draft, it);
            case Msg.RedeemCredit it -> redeemCredit(draft, it);
            case Msg.PublishModel it -> publishModel(draft, it);
            case Msg.PublishListing it -> publishListing(draft, it);
            case Msg.SubmitOrderBatch it -> submitOrderBatch(draft, it);
            case Msg.ClaimPurchase it -> claimPurchase(draft, it);
            case Msg.CommitReport it -> commitReport(draft, it);
            case Msg.RevealReport it -> revealReport(draft, it);
            case Msg.ClaimReward it -> claimReward(draft, it);
            case MarketMsg it -> market.say(draft, it);
            case GovernanceMsg it -> governance.say(draft, it);
            case ArbitrationMsg it -> new ArbitrationSentences(texts, names).say(draft, it);
            case ConsensusMsg it -> new ConsensusSentences(texts, names).say(draft, it);
        }
    }

    private static String key(Msg message) {
        return switch (message) {
            case Msg.Transfer it -> "transfer";
            case Msg.IssueCredit it -> "issueCredit";
            case Msg.RedeemCredit it -> "redeemCredit";
            case Msg.PublishModel it -> "publishModel";
            case Msg.PublishListing it -> "publishListing";
            case Msg.SubmitOrderBatch it -> "submitOrderBatch";
            case Msg.ClaimPurchase it -> "claimPurchase";
            case Msg.CommitReport it -> "commitReport";
            case Msg.RevealReport it -> "revealReport";
            case Msg.ClaimReward it -> "claimReward";
            case MarketMsg it -> MarketSentences.key(it);
            case GovernanceMsg it -> GovernanceSentences.key(it);
            case ArbitrationMsg it -> ArbitrationSentences.key(it);
            case ConsensusMsg it -> ConsensusSentences.key(it);
        };
    }

    private void transfer(PromptDraft draft, Msg.Transfer it) {
        draft.say("transfer.what", draft.amount(it.asset(), it.amount()), names.brief(it.to()))
                .mark("recipient", 1)
                .mark("asset", 2)
                .mark("amount", 3)
                .say("transfer.address", names.full(it.to()))
                .mark("recipient", 1)
                .say("transfer.then")
                .cost("transfer", it.asset(), it.amount());
    }

    private void issueCredit(PromptDraft draft, Msg.IssueCredit it) {
        draft.say("issueCredit.what", draft.amount(Asset.CREDIT, it.amount()), names.brief(it.platform()))
                .mark("platform", 1)
                .mark("amount", 2)
                .say("issueCredit.then", names.full(it.platform()));
    }

    private void redeemCredit(PromptDraft draft, Msg.RedeemCredit it) {
        draft.say("redeemCredit.what", draft.amount(Asset.CREDIT, it.amount()))
                .mark("amount", 1)
                .say("redeemCredit.then")
                .cost("redeem", Asset.CREDIT, it.amount());
    }

    private void publishModel(PromptDraft draft, Msg.PublishModel it) {
        draft.say("publishModel.what", documents.model(it.document()), DocumentTitles.id(it.document()))
                .mark("document", 1)
                .say("publishModel.bond", draft.amount(Asset.CTT, it.bond()))
                .mark("bond", 2)
                .say("publishModel.then")
                .cost("bond", Asset.CTT, it.bond());
    }

    private void publishListing(PromptDraft draft, Msg.PublishListing it) {
        draft.say("publishListing.what", documents.listing(it.document()), DocumentTitles.id(it.document()))
                .mark("document", 1)
                .say("publishListing.fee", Shown.percent(it.experienceFeeBps()))
                .mark("rate", 2);
        for (Msg.LotSeal lot : it.lots()) {
            draft.say("publishListing.lot", Shown.foreign(lot.lot()), lot.units(), Shown.hash(lot.unitRoot()));
        }
        draft.say("publishListing.then");
    }

    private void submitOrderBatch(PromptDraft draft, Msg.SubmitOrderBatch it) {
        draft.say("submitOrderBatch.what", it.seq(), it.cycle(), it.count(), draft.amount(Asset.CREDIT, it.gross()))
                .mark("cycle", 1)
                .mark("number", 2)
                .mark("count", 4)
                .mark("amount", 5)
                .say("submitOrderBatch.fee", draft.amount(Asset.CREDIT, it.fee()))
                .mark("fee", 6)
                .say(
                        "submitOrderBatch.root",
                        Shown.hash(it.root()),
                        Shown.hash(it.promoterRoot().hash()))
                .mark("root", 3)
                .say(
                        "submitOrderBatch.promoted",
                        it.promoterRoot().count(),
                        draft.amount(Asset.CREDIT, it.promoterRoot().gross()),
                        draft.amount(Asset.CREDIT, it.promoterRoot().fee()))
                .mark("count", 8, 2)
                .mark("amount", 8, 3)
                .mark("fee", 8, 4);
        for (Msg.BatchRow row : it.rows()) {
            draft.say(
                    "submitOrderBatch.row",
                    Shown.hash(row.listing()),
                    row.count(),
                    draft.amount(Asset.CREDIT, row.gross()),
                    draft.amount(Asset.CREDIT, row.fee()));
        }
        draft.say("submitOrderBatch.then");
    }

    private void claimPurchase(PromptDraft draft, Msg.ClaimPurchase it) {
        OrderLeaf leaf = it.leaf();
        draft.say(
                        "claimPurchase.what",
                        leaf.quantity(),
                        Shown.foreign(leaf.lot()),
                        Shown.hash(leaf.listing()),
                        names.brief(leaf.platform()),
                        draft.amount(Asset.CREDIT, leaf.gross()),
                        Shown.time(leaf.finalAt()))
                .mark("platform", 2, 1)
                .mark("listing", 2, 3)
                .mark("amount", 2, 6)
                .say("claimPurchase.fee", draft.amount(Asset.CREDIT, leaf.fee()), it.batchSeq())
                .mark("fee", 2, 7)
                .mark("number", 1);
        if (!leaf.promoter().isEmpty()) {
            draft.say("claimPurchase.promoter", names.brief(leaf.promoter())).mark("recipient", 2, 8);
        }
        draft.say("claimPurchase.then", Shown.hash(it.credential().person())).mark("person", 6, 2);
    }

    private void commitReport(PromptDraft draft, Msg.CommitReport it) {
        draft.say("commitReport.what", Shown.hash(it.nullifier()))
                .mark("purchase", 1)
                .say("commitReport.bond", draft.amount(Asset.CTT, it.bond()))
                .mark("bond", 3)
                .say("commitReport.then", Shown.hash(it.commitment()))
                .mark("commitment", 2)
                .cost("bond", Asset.CTT, it.bond());
    }

    private void revealReport(PromptDraft draft, Msg.RevealReport it) {
        draft.say(
                        "revealReport.what",
                        documents.report(it.report()),
                        DocumentTitles.id(it.report()),
                        Shown.hash(it.nullifier()))
                .mark("purchase", 1)
                .mark("document", 2)
                .say("revealReport.pack", Shown.foreign(new String(it.packCode().toArray(), StandardCharsets.UTF_8)))
                .mark("packCode", 4)
                .say("revealReport.then");
    }

    private void claimReward(PromptDraft draft, Msg.ClaimReward it) {
        draft.say("claimReward.what", texts.text("share." + it.share().name()), Shown.hash(it.model()), it.cycle())
                .mark("model", 1)
                .mark("cycle", 2)
                .mark("share", 3)
                .say("claimReward.then");
    }
}
