package org.cttdc.wallet.sentence;

import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.uikit.i18n.Texts;

/** The sentences of juries and disputes. */
final class ArbitrationSentences {
    private final Texts texts;
    private final AddressNames names;

    ArbitrationSentences(Texts texts, AddressNames names) {
        this.texts = texts;
        this.names = names;
    }

    static String key(ArbitrationMsg message) {
        return switch (message) {
            case ArbitrationMsg.JoinJury it -> "joinJury";
            case ArbitrationMsg.LeaveJury it -> "leaveJury";
            case ArbitrationMsg.OpenDispute it -> "openDispute";
            case ArbitrationMsg.CommitVote it -> "commitVote";
            case ArbitrationMsg.RevealVote it -> "revealVote";
            case ArbitrationMsg.FundAppeal it -> "fundAppeal";
            case ArbitrationMsg.ExecuteRuling it -> "executeRuling";
            case ArbitrationMsg.SubmitRetest it -> "submitRetest";
            case ArbitrationMsg.ReleaseBond it -> "releaseBond";
            case ArbitrationMsg.SubmitAudit it -> "submitAudit";
            case ArbitrationMsg.OptIn it -> "optIn";
        };
    }

    void say(PromptDraft draft, ArbitrationMsg message) {
        switch (message) {
            case ArbitrationMsg.JoinJury it -> joinJury(draft, it);
            case ArbitrationMsg.LeaveJury it -> draft.say("leaveJury.what").say("leaveJury.then");
            case ArbitrationMsg.OpenDispute it -> openDispute(draft, it);
            case ArbitrationMsg.CommitVote it -> commitVote(draft, it);
            case ArbitrationMsg.RevealVote it -> revealVote(draft, it);
            case ArbitrationMsg.FundAppeal it -> fundAppeal(draft, it);
            case ArbitrationMsg.ExecuteRuling it ->
                draft.say("executeRuling.what", it.dispute()).mark("dispute", 1).say("executeRuling.then");
            case ArbitrationMsg.SubmitRetest it ->
                draft.say("submitRetest.what", it.dispute(), Shown.hash(Sha256.of(it.document())))
                        .mark("dispute", 1)
                        .mark("document", 2)
                        .say("submitRetest.then");
            case ArbitrationMsg.ReleaseBond it ->
                draft.say("releaseBond.what", Shown.hash(it.report()))
                        .mark("report", 1)
                        .say("releaseBond.then");
            case ArbitrationMsg.SubmitAudit it -> submitAudit(draft, it);
            case ArbitrationMsg.OptIn it ->
                draft.say(
                                "optIn.what",
                                Shown.hash(it.model()),
                                Shown.hash(it.credential().person()))
                        .mark("model", 1)
                        .mark("person", 2, 2)
                        .say("optIn.then");
        }
    }

    private void submitAudit(PromptDraft draft, ArbitrationMsg.SubmitAudit it) {
        draft.say(
                        it.received() ? "submitAudit.what" : "submitAudit.missing",
                        Shown.hash(it.report()),
                        Shown.hash(Sha256.of(it.document())))
                .mark("report", 1)
                .mark("received", 2)
                .mark("document", 3)
                .say("submitAudit.then");
    }

    private void joinJury(PromptDraft draft, ArbitrationMsg.JoinJury it) {
        draft.say(
                        "joinJury.what",
                        draft.amount(Asset.CTT, it.stake()),
                        Shown.hash(it.credential().person()))
                .mark("stake", 1)
                .mark("person", 2, 2)
                .say("joinJury.then")
                .cost("stake", Asset.CTT, it.stake());
    }

    private void openDispute(PromptDraft draft, ArbitrationMsg.OpenDispute it) {
        String about = it.kind() == DisputeKind.REPORT ? "openDispute.report" : "openDispute.defect";
        draft.say(about, Shown.hash(it.target())).mark("kind", 1).mark("target", 2);
        if (it.proposed().characteristic().isEmpty()) {
            draft.say("openDispute.whole", it.proposed().value());
        } else {
            draft.say(
                    "openDispute.value",
                    Shown.foreign(it.proposed().characteristic()),
                    it.proposed().value());
        }
        draft.mark("characteristic", 3, 1)
                .mark("value", 3, 2)
                .say("openDispute.bond", draft.amount(Asset.CTT, it.bond()))
                .mark("bond", 4)
                .cost("bond", Asset.CTT, it.bond());
    }

    private void commitVote(PromptDraft draft, ArbitrationMsg.CommitVote it) {
        draft.say("commitVote.what", it.dispute(), Shown.hash(it.commitment()))
                .mark("dispute", 1)
                .mark("commitment", 2)
                .say("commitVote.then");
    }

    private void revealVote(PromptDraft draft, ArbitrationMsg.RevealVote it) {
        draft.say("revealVote.what", texts.text("ruling." + it.vote().name()), it.dispute(), names.brief(it.juror()))
                .mark("dispute", 1)
                .mark("juror", 2)
                .mark("vote", 3)
                .say("revealVote.then");
    }

    private void fundAppeal(PromptDraft draft, ArbitrationMsg.FundAppeal it) {
        draft.say(
                        "fundAppeal.what",
                        draft.amount(Asset.CTT, it.amount()),
                        texts.text("ruling." + it.side().name()),
                        it.dispute())
                .mark("dispute", 1)
                .mark("vote", 2)
                .mark("amount", 3)
                .say("fundAppeal.then")
                .cost("stake", Asset.CTT, it.amount());
    }
}
