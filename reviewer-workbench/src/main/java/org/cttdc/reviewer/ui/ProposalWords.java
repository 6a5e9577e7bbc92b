package org.cttdc.reviewer.ui;

import org.cttdc.protocol.tx.ProposalContent;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/** What would happen, in a sentence. */
final class ProposalWords {
    private final UiKit kit;
    private final Texts texts;
    private final Acting acting;

    ProposalWords(UiKit kit, Texts texts, Acting acting) {
        this.kit = kit;
        this.texts = texts;
        this.acting = acting;
    }

    Text of(ProposalContent content) {
        return switch (content) {
            case ProposalContent.ParamChange it ->
                texts.text("voting.content.param", it.field(), kit.money().whole(it.value()));
            case ProposalContent.TreasurySpend it ->
                texts.text(
                        "voting.content.spend",
                        kit.money().format(it.asset(), it.amount()).text(),
                        acting.shortened(it.to()));
            case ProposalContent.AccreditIssuer it ->
                texts.text(
                        "voting.content.issuer." + it.accredited(),
                        HashLabel.shorten(it.issuerKey().hex()));
            case ProposalContent.AccreditLab it ->
                texts.text("voting.content.lab." + it.accredited(), acting.shortened(it.lab()));
            case ProposalContent.ReferenceModel it ->
                it.model().isEmpty()
                        ? texts.text("voting.content.noReference", it.system(), it.code())
                        : texts.text(
                                "voting.content.reference",
                                it.system(),
                                it.code(),
                                HashLabel.shorten(it.model().hex()));
            case ProposalContent.FeeMode it ->
                texts.text("voting.content.feeMode", texts.text("voting.mode." + it.mode()));
            case ProposalContent.Text it -> texts.text("voting.content.text", it.statement());
        };
    }
}
