package org.cttdc.wallet.sentence;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.uikit.i18n.Texts;

/** The sentences about who makes blocks, and about stake. */
final class ConsensusSentences {
    private final Texts texts;
    private final AddressNames names;

    ConsensusSentences(Texts texts, AddressNames names) {
        this.texts = texts;
        this.names = names;
    }

    static String key(ConsensusMsg message) {
        return switch (message) {
            case ConsensusMsg.RegisterCandidate _ -> "registerCandidate";
            case ConsensusMsg.RetireCandidate _ -> "retireCandidate";
            case ConsensusMsg.Bond _ -> "bond";
            case ConsensusMsg.Unbond _ -> "unbond";
            case ConsensusMsg.ClaimUnbonded _ -> "claimUnbonded";
            case ConsensusMsg.Nominate _ -> "nominate";
            case ConsensusMsg.ClaimPot _ -> "claimPot";
        };
    }

    void say(PromptDraft draft, ConsensusMsg message) {
        switch (message) {
            case ConsensusMsg.RegisterCandidate it -> register(draft, it);
            case ConsensusMsg.RetireCandidate it ->
                draft.say("retireCandidate.what", it.validator().hex())
                        .mark("validator", 1)
                        .say("retireCandidate.then");
            case ConsensusMsg.Bond it ->
                draft.say("bond.what", draft.amount(Asset.CTT, it.amount()))
                        .mark("amount", 1)
                        .say("bond.then")
                        .cost("stake", Asset.CTT, it.amount());
            case ConsensusMsg.Unbond it ->
                draft.say("unbond.what", draft.amount(Asset.CTT, it.amount()))
                        .mark("amount", 1)
                        .say("unbond.then");
            case ConsensusMsg.ClaimUnbonded _ -> draft.say("claimUnbonded.what").say("claimUnbonded.then");
            case ConsensusMsg.Nominate it -> nominate(draft, it);
            case ConsensusMsg.ClaimPot it ->
                draft.say("claimPot.what", texts.text("pot." + it.pot().name()), it.election(), it.index())
                        .mark("number", 1)
                        .mark("share", 2)
                        .say("claimPot.then");
        }
    }

    private void register(PromptDraft draft, ConsensusMsg.RegisterCandidate it) {
        draft.say("registerCandidate.what", Shown.hash(it.publicKey()))
                .mark("validator", 1)
                .say("registerCandidate.bond", draft.amount(Asset.CTT, it.bond()))
                .mark("bond", 3)
                .say("registerCandidate.proof", Shown.hash(it.possession()))
                .mark("commitment", 2);
        if (!it.instead().isEmpty()) {
            draft.say("registerCandidate.instead", it.instead().hex()).mark("validator", 4);
        }
        draft.say("registerCandidate.then").cost("bond", Asset.CTT, it.bond());
    }

    private void nominate(PromptDraft draft, ConsensusMsg.Nominate it) {
        List<Bytes> candidates = it.candidates();
        draft.say(
                        candidates.isEmpty() ? "nominate.nobody" : "nominate.what",
                        texts.text("power." + it.power().name()),
                        candidates.size())
                .mark("share", 1);
        candidates.forEach(candidate -> draft.say("nominate.candidate", candidate.hex()));
        if (!it.instead().isEmpty()) {
            draft.say("nominate.instead", names.full(it.instead())).mark("recipient", 3);
        }
        draft.say("nominate.then");
    }
}
