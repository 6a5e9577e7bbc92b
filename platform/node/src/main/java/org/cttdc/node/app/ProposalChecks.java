package org.cttdc.node.app;

import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.SemanticId;
import org.cttdc.protocol.rules.Category;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.ParamRules;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.ProposalContent;

/** What can be put to the vote, and whether it is routine. The same is asked again when it is enacted. */
final class ProposalChecks {
    private static final int MAX_STATEMENT_BYTES = 8_192;

    private ProposalChecks() {}

    /** Refuses what cannot be decided now; whether it is a renewal that low turnout favours. */
    static boolean check(TxContext tx, ProposalContent content) throws Rejection {
        switch (content) {
            case ProposalContent.ParamChange it -> changed(tx, it);
            case ProposalContent.TreasurySpend it -> {
                TxContext.address("the receiver", it.to());
                TxContext.positive("the amount", it.amount());
            }
            case ProposalContent.AccreditIssuer it -> {
                TxContext.sized("an issuer's key", it.issuerKey(), TxContext.HASH_SIZE);
                news(tx, StateKeys.issuer(it.issuerKey()), it.accredited());
            }
            case ProposalContent.AccreditLab it -> {
                TxContext.address("the laboratory", it.lab());
                news(tx, StateKeys.lab(it.lab()), it.accredited());
            }
            case ProposalContent.ReferenceModel it -> {
                return reference(tx, it);
            }
            case ProposalContent.FeeMode it -> {
                if (it.mode() == upcoming(tx).governance().mode()) {
                    throw new Rejection(ErrorCode.E_PROPOSAL, "the fee mode is " + it.mode() + " already");
                }
            }
            case ProposalContent.Text it -> Proposing.sized("the statement", it.statement(), 1, MAX_STATEMENT_BYTES);
        }
        return false;
    }

    /** Parameters as they will be at the next cycle. */
    static ChainParams upcoming(TxContext tx) {
        return tx.state().getOr(StateKeys.nextParams(), tx.params());
    }

    /** The upcoming parameters with that change; refused unless the whole set is valid. */
    static ChainParams changed(TxContext tx, ProposalContent.ParamChange change) throws Rejection {
        ChainParams before = upcoming(tx);
        Long now = ParamFields.open(before).get(change.field());
        if (now == null) {
            throw new Rejection(ErrorCode.E_PARAMETER, "there is no parameter " + change.field() + " to vote on");
        }
        if (now == change.value()) {
            throw new Rejection(ErrorCode.E_PROPOSAL, change.field() + " is " + now + " already");
        }
        ChainParams after = with(before, change.field(), change.value());
        Optional<String> problem = ParamRules.problem(after);
        if (problem.isPresent()) {
            throw new Rejection(ErrorCode.E_PARAMETER, problem.get());
        }
        return after;
    }

    private static ChainParams with(ChainParams params, String field, long value) throws Rejection {
        try {
            return ParamFields.with(params, field, value);
        } catch (IllegalArgumentException e) {
            throw new Rejection(ErrorCode.E_PARAMETER, String.valueOf(e.getMessage()));
        }
    }

    private static void news(TxContext tx, StateKey<Ref> key, boolean accredited) throws Rejection {
        if (tx.state().has(key) == accredited) {
            throw new Rejection(
                    ErrorCode.E_PROPOSAL, accredited ? "they are accredited already" : "they are not accredited");
        }
    }

    /** A later version of the series that is the reference already is a renewal. */
    private static boolean reference(TxContext tx, ProposalContent.ReferenceModel it) throws Rejection {
        Ref present = tx.state().get(StateKeys.referenceModel(Category.id(it.system(), it.code())));
        Bytes now = present == null ? Bytes.EMPTY : present.id();
        if (now.equals(it.model())) {
            throw new Rejection(ErrorCode.E_PROPOSAL, "this is so already");
        }
        if (it.model().isEmpty()) {
            return false;
        }
        ModelState proposed = tx.state().require(StateKeys.model(it.model()), "model " + it.model());
        QualityModel document = DocumentChecks.stored(tx.state(), it.model(), QualityModel.class);
        if (!document.classification().contains(new SemanticId(it.system(), it.code()))) {
            throw new Rejection(ErrorCode.E_PROPOSAL, "the model is not one for " + it.system() + " " + it.code());
        }
        return !now.isEmpty() && proposed.supersedes().equals(now);
    }
}
