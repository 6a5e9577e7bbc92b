package org.cttdc.merchant.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.cttdc.commerce.api.Offer;
import org.cttdc.merchant.MerchantServices;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.document.Spoken;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** One listing: what it declares beside what the model asks, and the lots that can be put on sale. */
final class ListingDetail extends VBox {
    /** A line of the declaration. */
    private record Line(String characteristic, String value, String unit, String limit) {}

    private final MerchantServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Spoken spoken;
    private final VBox heading = Boxes.column(Gap.TIGHT);
    private final DataTable<Line> values;
    private final ComboBox<Msg.LotSeal> lots = new ComboBox<>();
    private final QuantityField price;
    private final PrimaryAction sell;
    private final VBox onSale = Boxes.slot(Gap.TIGHT);
    private final MarketPart market;
    private final UiBridge.Latest<List<Offer>> offers;
    private @Nullable Bytes merchant;
    private OwnListings.@Nullable Row shown;

    ListingDetail(MerchantServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.spoken = new Spoken(kit);
        this.values = valuesTable();
        this.price = new QuantityField(texts.text("sale.yuan"));
        this.sell = new PrimaryAction(texts.text("sale.action"), this::putOnSale);
        this.offers = kit.bridge()
                .latest(this::showOffers, error -> onSale.getChildren().setAll(Words.quietParagraph(error.what())));
        getStyleClass().addAll("pad-16", "gap-16");
        this.market = new MarketPart(services, texts, navigator);
        getChildren().addAll(heading, values, saleForm(), onSale, market);
    }

    void actAs(@Nullable Bytes address) {
        merchant = address;
        market.actAs(address);
    }

    void show(OwnListings.Row row) {
        boolean another = shown == null || !shown.id().equals(row.id());
        shown = row;
        var listing = row.listing();
        if (another) {
            showHeading(row);
        }
        showValues(row);
        market.show(row);
        if (another) {
            lots.getItems().setAll(listing.state().lots());
            lots.getSelectionModel().selectFirst();
            onSale.getChildren().clear();
        }
        refreshOffers();
    }

    private void showHeading(OwnListings.Row row) {
        var listing = row.listing();
        heading.getChildren()
                .setAll(
                        Words.page(DocumentTexts.of(
                                kit.languages(), listing.document().name())),
                        Words.quiet(texts.text(
                                "detail.line",
                                listing.document().brand(),
                                listing.document().gtin(),
                                DocumentTexts.of(
                                        kit.languages(), row.model().document().title()))),
                        new HashLabel(kit, listing.state().id().hex()));
    }

    private void showValues(OwnListings.Row row) {
        values.setRows(row.listing().document().values().stream()
                .flatMap(value -> line(row, value).stream())
                .toList());
    }

    /** The same in the language of the moment. */
    void tellAgain() {
        OwnListings.Row row = shown;
        if (row != null) {
            showValues(row);
        }
    }

    /** What is on sale by now. */
    void refreshOffers() {
        OwnListings.Row row = shown;
        if (row != null) {
            offers.ask(() -> services.commerce().offers().stream()
                    .filter(offer -> offer.listing().equals(row.id()))
                    .toList());
        }
    }

    private void showOffers(List<Offer> found) {
        onSale.getChildren().setAll(found.stream().map(this::offerLine).toList());
    }

    private Node offerLine(Offer offer) {
        String amount = kit.money().credit(offer.price()).text();
        return Words.paragraph(texts.text("sale.line", offer.lot(), amount, offer.stock()));
    }

    private Node saleForm() {
        lots.setId("sale-lot");
        NameCell.in(lots, kit.languages(), lot -> texts.get("lot.cell", lot.lot(), lot.units()));
        price.input().setId("sale-price");
        sell.button().setId("sale-submit");
        price.valueProperty()
                .subscribe(value -> sell.possibleProperty()
                        .set(value != null
                                && value.signum() > 0
                                && Yuan.toFen(value).isPresent()));
        var form = new FormGrid();
        form.add(texts.text("sale.lot"), lots);
        form.add(texts.text("sale.price"), price, texts.text("sale.price.hint"));
        sell.besideProperty().set(texts.text("sale.beside"));
        return Boxes.card(Words.section(texts.text("sale.heading")), form, sell);
    }

    private void putOnSale() {
        OwnListings.Row row = shown;
        Bytes account = merchant;
        Msg.LotSeal lot = lots.getValue();
        Optional<Long> fen = Optional.ofNullable(price.valueProperty().get()).flatMap(Yuan::toFen);
        if (row == null || account == null || lot == null || fen.isEmpty()) {
            return;
        }
        sell.busyProperty().set(true);
        kit.bridge()
                .run(
                        () -> services.flow()
                                .offer(account, row.id(), row.listing().document(), lot.lot(), fen.get()),
                        offer -> {
                            sell.busyProperty().set(false);
                            navigator.notify(Notice.done(texts.text("sale.done", offer.stock())));
                            refreshOffers();
                        },
                        error -> {
                            sell.busyProperty().set(false);
                            navigator.notify(Notice.problem(error.what(), error.copyText()));
                        });
    }

    private Optional<Line> line(OwnListings.Row row, DeclaredValue value) {
        return row.model()
                .document()
                .characteristic(value.c())
                .map(c -> new Line(
                        spoken.name(c),
                        spoken.figure(c, value.value()),
                        Spoken.unit(c),
                        spoken.limit(row.model().document(), c)));
    }

    private DataTable<Line> valuesTable() {
        var table = new DataTable<Line>(kit, texts.text("detail.values"));
        table.text(texts.text("detail.column.characteristic"), 220, Line::characteristic);
        table.figures(
                texts.text("detail.column.declared"),
                150,
                Line::value,
                (a, b) -> a.value().compareTo(b.value()));
        table.text(texts.text("detail.column.unit"), 70, Line::unit);
        table.text(texts.text("detail.column.limit"), 110, Line::limit);
        table.setPrefHeight(300);
        return table;
    }
}
