package org.cttdc.wallet.sentence;

import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.ProposalContent;
import org.cttdc.uikit.i18n.Texts;

/** The sentences of voting, membership and the token's reserve. */
final class GovernanceSentences {
    private final Texts texts;
    private final AddressNames names;

    GovernanceSentences(Texts texts, AddressNames names) {
        this.texts = texts;
        this.names = names;
    }

    static String key(GovernanceMsg message) {
        return switch (message) {
            case GovernanceMsg.Propose it -> "propose";
            case GovernanceMsg.Vote it -> "vote";
            case GovernanceMsg.Delegate it -> "delegate";
            case GovernanceMsg.EndDelegation it -> "endDelegation";
            case GovernanceMsg.Unlock it -> "unlock";
            case GovernanceMsg.UnlockDelegation it -> "unlockDelegation";
            case GovernanceMsg.Enact it -> "enact";
            case GovernanceMsg.ClaimGrant it -> "claimGrant";
            case GovernanceMsg.PayMembership it -> "payMembership";
            case GovernanceMsg.RedeemToken it -> "redeemToken";
        };
    }

    void say(PromptDraft draft, GovernanceMsg message) {
        switch (message) {
            case GovernanceMsg.Propose it -> propose(draft, it);
            case GovernanceMsg.Vote it -> vote(draft, it);
            case GovernanceMsg.Delegate it -> delegate(draft, it);
            case GovernanceMsg.EndDelegation it ->
                draft.say("endDelegation.what").say("endDelegation.then");
            case GovernanceMsg.Unlock it ->
                draft.say("unlock.what", it.proposal()).mark("proposal", 1);
            case GovernanceMsg.UnlockDelegation it -> draft.say("unlockDelegation.what");
            case GovernanceMsg.Enact it ->
                draft.say("enact.what", it.proposal()).mark("proposal", 1).say("enact.then");
            case GovernanceMsg.ClaimGrant it ->
                draft.say("claimGrant.what", it.proposal()).mark("proposal", 1);
            case GovernanceMsg.PayMembership it ->
                draft.say("payMembership.what", texts.text("member." + it.role().name()), it.years())
                        .mark("role", 1)
                        .mark("count", 2)
                        .say("payMembership.then");
            case GovernanceMsg.RedeemToken it ->
                draft.say("redeemToken.what", draft.amount(Asset.CTT, it.amount()))
                        .mark("amount", 1)
                        .say("redeemToken.then")
                        .cost("redeem", Asset.CTT, it.amount());
        }
    }

    private void propose(PromptDraft draft, GovernanceMsg.Propose it) {
        draft.say("propose.what", Shown.foreign(it.title()))
                .mark("title", 1)
                .say("propose.reason", Shown.foreign(it.reason()))
                .mark("reason", 2);
        content(draft, it.content());
        draft.say("propose.bond", draft.amount(Asset.CTT, it.bond()))
                .mark("bond", 4)
                .say("propose.then")
                .cost("bond", Asset.CTT, it.bond());
    }

    private void content(PromptDraft draft, ProposalContent content) {
        switch (content) {
            case ProposalContent.ParamChange it -> draft.say("propose.param", Shown.foreign(it.field()), it.value());
            case ProposalContent.TreasurySpend it ->
                draft.say("propose.spend", draft.amount(it.asset(), it.amount()), names.brief(it.to()))
                        .say("propose.spend.address", names.full(it.to()));
            case ProposalContent.AccreditIssuer it ->
                draft.say("propose.issuer." + it.accredited(), it.issuerKey().hex());
            case ProposalContent.AccreditLab it ->
                draft.say("propose.lab." + it.accredited(), names.brief(it.lab()), names.full(it.lab()));
            case ProposalContent.ReferenceModel it -> reference(draft, it);
            case ProposalContent.FeeMode it ->
                draft.say("propose.feeMode", texts.text("feeMode." + it.mode().name()));
            case ProposalContent.Text it -> draft.say("propose.text", Shown.foreign(it.statement()));
        }
        draft.mark("content", 3);
    }

    private static void reference(PromptDraft draft, ProposalContent.ReferenceModel it) {
        String system = Shown.foreign(it.system());
        String code = Shown.foreign(it.code());
        if (it.model().isEmpty()) {
            draft.say("propose.noReference", system, code);
        } else {
            draft.say("propose.reference", system, code, it.model().hex());
        }
    }

    private void vote(PromptDraft draft, GovernanceMsg.Vote it) {
        draft.say("vote.what." + it.aye(), it.proposal()).mark("proposal", 1).mark("vote", 2);
        stake(draft, "vote", it.stake(), it.conviction().name(), 3);
        draft.say("vote.experience." + it.withExperience())
                .mark("experience", 5)
                .say("vote.then");
    }

    private void delegate(PromptDraft draft, GovernanceMsg.Delegate it) {
        draft.say("delegate.what", names.brief(it.to()))
                .mark("recipient", 1)
                .say("delegate.address", names.full(it.to()))
                .mark("recipient", 1);
        stake(draft, "delegate", it.stake(), it.conviction().name(), 2);
        draft.say("delegate.experience." + it.withExperience())
                .mark("experience", 4)
                .say("delegate.then");
    }

    /** What is locked and for how long; conviction is said also where nothing is locked, since it is signed. */
    private void stake(PromptDraft draft, String message, long stake, String conviction, int field) {
        draft.say(message + ".stake", draft.amount(Asset.CTT, stake), texts.text("conviction." + conviction))
                .mark("amount", field)
                .mark("conviction", field + 1)
                .cost("locked", Asset.CTT, stake);
    }
}
