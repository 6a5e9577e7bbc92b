package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Category;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.ProposalState.Outcome;
import org.cttdc.protocol.state.ProposalText;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.ProposalContent;

/** What follows from a vote that is over (protocol page, section 7). Nothing else changes what a vote decides. */
final class Enacting {
    private Enacting() {}

    static void enact(TxContext tx, GovernanceMsg.Enact msg) throws Rejection {
        ProposalState proposal = Proposing.require(tx.state(), msg.proposal());
        if (proposal.outcome() != Outcome.OPEN) {
            throw new Rejection(ErrorCode.E_VOTE_CLOSED, "the proposal is " + proposal.outcome() + " already");
        }
        if (tx.height() <= proposal.end()) {
            throw new Rejection(ErrorCode.E_NOT_ENACTABLE, "the vote runs until height " + proposal.end());
        }
        Outcome outcome = outcome(tx, proposal);
        if (outcome == Outcome.ENACTED) {
            ProposalText text = tx.state().require(StateKeys.proposalText(msg.proposal()), "text of the proposal");
            take(tx, msg.proposal(), text.content());
        }
        if (proposal.isValid()) {
            tx.ledger().returnBond(proposal.proposer(), proposal.bond(), Proposing.reference(msg.proposal()));
        } else {
            tx.ledger().loseBonds(proposal.bond());
        }
        tx.state().put(Proposing.key(msg.proposal()), proposal.withOutcome(outcome));
    }

    private static Outcome outcome(TxContext tx, ProposalState proposal) {
        if (!proposal.passes()) {
            return Outcome.REJECTED;
        }
        return tx.height() <= proposal.enactableUntil() ? Outcome.ENACTED : Outcome.LAPSED;
    }

    /** Makes it so; refused where the chain has moved on and it can no longer be, until it lapses. */
    private static void take(TxContext tx, long number, ProposalContent content) throws Rejection {
        ProposalChecks.check(tx, content);
        switch (content) {
            case ProposalContent.ParamChange it ->
                tx.state().put(StateKeys.nextParams(), ProposalChecks.changed(tx, it));
            case ProposalContent.TreasurySpend it -> Treasury.grant(tx, number, it);
            case ProposalContent.AccreditIssuer it -> {
                StateKey<Ref> key = StateKeys.issuer(it.issuerKey());
                set(tx.state(), key, it.issuerKey(), it.accredited());
            }
            case ProposalContent.AccreditLab it -> {
                if (it.accredited()) {
                    Accreditations.addLab(tx.state(), it.lab());
                } else {
                    tx.state().remove(StateKeys.lab(it.lab()));
                }
            }
            case ProposalContent.ReferenceModel it -> {
                StateKey<Ref> key = StateKeys.referenceModel(Category.id(it.system(), it.code()));
                set(tx.state(), key, it.model(), !it.model().isEmpty());
            }
            case ProposalContent.FeeMode it ->
                tx.state()
                        .put(
                                StateKeys.nextParams(),
                                ParamFields.with(
                                        ProposalChecks.upcoming(tx),
                                        ParamFields.FEE_MODE,
                                        it.mode().number()));
            case ProposalContent.Text it -> {
                // A statement is made by having passed.
            }
        }
    }

    private static void set(StateStore state, StateKey<Ref> key, Bytes value, boolean there) {
        if (there) {
            state.put(key, new Ref(value));
        } else {
            state.remove(key);
        }
    }
}
