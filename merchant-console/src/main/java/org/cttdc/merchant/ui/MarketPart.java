package org.cttdc.merchant.ui;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.cttdc.merchant.MerchantConsole;
import org.cttdc.merchant.MerchantServices;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** Whether a listing is on the market, and how its merchant changes that. */
final class MarketPart extends VBox {
    private final MerchantServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private @Nullable Bytes merchant;
    private OwnListings.@Nullable Row shown;

    MarketPart(MerchantServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
    }

    void actAs(@Nullable Bytes address) {
        merchant = address;
    }

    void show(OwnListings.Row row) {
        OwnListings.Row before = shown;
        if (before != null && before.id().equals(row.id()) && before.terms().equals(row.terms())) {
            return;
        }
        shown = row;
        ListingTerms terms = row.terms();
        VBox card = Boxes.card(Words.section(texts.text("market.heading")), Words.paragraph(words(terms)));
        if (terms.successor().isEmpty()) {
            Button suspend = Words.button(
                    texts.text(terms.closed() ? "market.resume" : "market.suspend"),
                    () -> suspend(row, !terms.closed()));
            suspend.setId("listing-suspend");
            Button revise = Words.button(
                    texts.text("market.revise"),
                    () -> navigator.open(
                            MerchantConsole.ID,
                            DeclarePage.ID,
                            DeclarePage.REVISE + row.id().hex()));
            revise.setId("listing-revise");
            card.getChildren()
                    .addAll(
                            Words.quietParagraph(
                                    texts.text(terms.closed() ? "market.closed.hint" : "market.open.hint")),
                            Boxes.row(Gap.NEAR, Boxes.spring(), suspend, revise));
        }
        getChildren().setAll(card);
    }

    private Text words(ListingTerms terms) {
        if (!terms.successor().isEmpty()) {
            return texts.text(
                    "market.replaced",
                    HashLabel.shorten(terms.successor().hex()),
                    terms.closedFrom() - 1,
                    terms.defects());
        }
        return terms.closed()
                ? texts.text("market.closed", terms.closedFrom() - 1, terms.defects())
                : texts.text("market.open", terms.defects());
    }

    private void suspend(OwnListings.Row row, boolean suspended) {
        Bytes account = merchant;
        if (account == null) {
            return;
        }
        String label = texts.get(
                "market.label",
                row.listing().document().name().in(kit.languages().get()));
        kit.bridge()
                .run(
                        () -> services.flow().suspend(account, row.id(), suspended, label),
                        _ -> navigator.notify(Notice.done(texts.text("market.sent"))),
                        error -> navigator.notify(Notice.problem(error.what(), error.copyText())));
    }
}
