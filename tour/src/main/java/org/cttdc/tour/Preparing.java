package org.cttdc.tour;

import java.util.List;
import java.util.Locale;
import org.cttdc.app.sandbox.Persona;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;

/** First look, then an expert writes a model and a merchant declares two products under it. */
final class Preparing {
    private final Guide guide;
    private final Hand hand;
    private final Album album;

    Preparing(Guide guide) {
        this.guide = guide;
        this.hand = guide.hand();
        this.album = guide.album();
    }

    void firstLook() {
        guide.go("wallet", "accounts");
        hand.reads("Verified at", "Synced", "Cycle");
        album.take("first-look", "The wallet on the first look: balances, each with its proof");
        hand.press("#account-credit-proof");
        hand.reads("Proof");
        hand.until("the path of the proof", () -> hand.shows(".proof-path"));
        album.take("proof-path", "The path from the signed header to the balance");
        hand.press(".inspector-head .icon-button");
        guide.note("opened");
    }

    /** Expert 1 publishes a model made from the power bank template. */
    Bytes author() {
        guide.actAs(guide.persona(Persona.Part.EXPERT, 1));
        guide.go("expert", "author");
        hand.reads("Published models");
        album.take("templates", "Nobody begins with an empty page");
        hand.press("#author-template-power-bank");
        hand.type("#author-title-en", Product.MODEL);
        hand.type("#author-title-zh", Product.MODEL_ZH);
        hand.type("#author-series", "power-station");
        hand.type("#author-version", "1.0.0");
        hand.row("#author-characteristics", "≤ 60.0");
        hand.type("#field-limit-max", "55.0");
        hand.until("the changed limit in the outline", () -> hand.text().contains("≤ 55.0"));
        album.take("author", "A quality model is written; the report form it makes stands beside it");
        hand.press("#author-publish");
        guide.sign(
                () -> album.take("author-sign", "What is signed, in plain sentences"),
                "You publish the quality model",
                Product.MODEL);
        hand.row("#models-table", Product.MODEL);
        hand.reads("Verified at");
        album.take("models", "The published model, with its proof");
        guide.note("model published");
        return new Catalogue(guide.state())
                .models().value().stream()
                        .filter(model ->
                                model.document().title().in(Locale.ENGLISH).equals(Product.MODEL))
                        .map(model -> ContentId.of(model.document()).digest())
                        .findFirst()
                        .orElseThrow(() -> new TourFailure("the published model is not among the proved models"));
    }

    /** Merchant 1 declares a product and puts it on sale. */
    Bytes declare(Product product, boolean look) {
        guide.actAs(guide.persona(Persona.Part.MERCHANT, 1));
        guide.go("merchant", "declare");
        hand.readsIn("#declare-model", Product.MODEL);
        hand.type("#declare-name-en", product.name());
        hand.type("#declare-name-zh", product.chinese());
        hand.type("#declare-brand", Product.BRAND);
        hand.type("#declare-gtin", product.gtin());
        Product.declared().forEach(this::value);
        hand.type("#declare-lot", Product.LOT);
        hand.type("#declare-units", Integer.toString(Product.UNITS));
        hand.type("#declare-fee", product.feePercent());
        if (look) {
            hand.type("#value-outv", "5.60");
            hand.until(
                    "the publish button to be closed",
                    () -> hand.text().contains("5.25") && hand.closed("#declare-publish"));
            album.take("declare-wrong", "A declared value outside the model's limit is refused while it is typed");
            hand.type("#value-outv", "5.05");
        }
        hand.press("#declare-publish");
        guide.sign(
                look ? () -> album.take("declare-sign", "What a merchant signs") : () -> {},
                "You publish the listing",
                "The experience fee is " + product.feePercent());
        hand.row("#own-listings", product.name());
        hand.type("#sale-price", Product.PRICE);
        hand.press("#sale-submit");
        hand.reads("30,000 units left");
        if (look) {
            album.take("listing", "A listing on sale, beside what its model asks");
        }
        guide.note(product.name() + " on sale");
        Verified<List<PublishedListing>> all = new Catalogue(guide.state()).listings();
        return all.value().stream()
                .filter(listing -> listing.document().gtin().equals(product.gtin()))
                .map(listing -> listing.state().id())
                .findFirst()
                .orElseThrow(
                        () -> new TourFailure("the listing " + product.name() + " is not among the proved listings"));
    }

    private void value(String characteristic, String value) {
        String selector = "#value-" + characteristic;
        if (hand.isChoice(selector)) {
            hand.choose(selector, value);
        } else {
            hand.type(selector, value);
        }
    }
}
