package org.cttdc.reviewer.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.commerce.api.Order;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.catalogue.PublishedReport;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** One product: what it declares, what the model asks, what reviewers found, and the order. */
final class ShopDetail extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Deeds deeds;
    private final Titles titles;
    private final VBox heading = Boxes.column(Gap.TIGHT);
    private final ProofChip reportsProof;
    private final Findings findings;
    private final VBox trouble = Boxes.slot(Gap.NONE);
    private final QuantityField quantity;
    private final TextField promoter = new TextField();
    private final FormGrid form = new FormGrid();
    private final PrimaryAction order;
    private final UiBridge.Latest<Verified<List<PublishedReport>>> reports;
    private Shop.@Nullable Row shown;

    ShopDetail(ReviewerServices services, Texts texts, Navigator navigator, Acting acting) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.deeds = new Deeds(kit, texts, navigator);
        this.titles = new Titles(kit);
        this.reportsProof = new ProofChip(kit, navigator);
        this.findings = new Findings(kit, texts);
        this.quantity = new QuantityField(texts.text("shop.units"));
        this.order = new PrimaryAction(texts.text("shop.order", ""), this::orderShown);
        this.reports = kit.bridge()
                .latest(this::showReports, error -> trouble.getChildren().setAll(new ErrorPane(kit, error)));
        var found = Boxes.row(Gap.NEAR, Words.section(texts.text("findings.heading")), Boxes.spring(), reportsProof);
        var content = Boxes.page(heading, trouble, found, findings);
        getChildren().addAll(Boxes.grow(Boxes.scroll(content)), orderForm());
    }

    void show(Shop.Row row) {
        boolean another =
                shown == null || !shown.offer().listing().equals(row.offer().listing());
        shown = row;
        showHeading(row);
        trouble.getChildren().clear();
        if (another) {
            quantity.textProperty().set("1");
            findings.clear();
        }
        refreshAction();
        refreshReports();
    }

    /** What reviewers have found by now. */
    void refreshReports() {
        PublishedListing listing = shown == null ? null : shown.listing();
        if (listing != null) {
            reports.ask(() -> new Catalogue(services.node().head())
                    .reportsOf(listing.state().id()));
        }
    }

    /** The same in another language. */
    void tellAgain() {
        Shop.Row row = shown;
        if (row != null) {
            showHeading(row);
            refreshAction();
        }
        findings.tellAgain();
    }

    private void showHeading(Shop.Row row) {
        var offer = row.offer();
        heading.getChildren().setAll(Words.page(Text.literal(titles.of(offer))));
        PublishedListing listing = row.listing();
        PublishedModel model = row.model();
        if (listing != null && model != null) {
            heading.getChildren()
                    .add(Words.quietParagraph(texts.text(
                            "shop.line",
                            listing.document().brand(),
                            listing.document().gtin(),
                            model.document().title().in(kit.languages().get()),
                            offer.lot())));
        }
        if (!row.holds()) {
            var warning = Words.paragraph(texts.text("shop.mismatch"));
            warning.getStyleClass().add("strong");
            heading.getChildren().add(warning);
        }
    }

    private void showReports(Verified<List<PublishedReport>> answer) {
        Shop.Row row = shown;
        if (row == null) {
            return;
        }
        PublishedListing listing = row.listing();
        PublishedModel model = row.model();
        if (listing != null && model != null) {
            List<TestReport> documents =
                    answer.value().stream().map(PublishedReport::document).toList();
            reportsProof.proofProperty().set(Proofs.view(kit, answer));
            findings.show(
                    model.document(), Consensus.of(model.document(), listing.document(), documents), documents.size());
        }
    }

    private VBox orderForm() {
        quantity.input().setId("shop-quantity");
        quantity.accessibleTextProperty().bind(texts.bind("shop.quantity"));
        quantity.valueProperty().subscribe(_ -> refreshAction());
        order.button().setId("shop-order");
        promoter.setId("shop-promoter");
        promoter.textProperty().subscribe(_ -> refreshAction());
        form.add(texts.text("shop.quantity"), quantity);
        form.add(texts.text("shop.promoter"), promoter, texts.text("shop.promoter.hint"));
        return Boxes.page(Boxes.card(form, order));
    }

    /** What the order costs, or why there is none. */
    void refreshAction() {
        Shop.Row row = shown;
        if (row == null) {
            order.possibleProperty().set(false);
            return;
        }
        long units = units(row);
        boolean possible =
                units > 0 && row.holds() && acting.present() && promoter().isPresent();
        long total = Math.multiplyExact(Math.max(units, 1), row.offer().price());
        order.button()
                .textProperty()
                .bind(texts.bind("shop.order", kit.money().credit(total).text()));
        order.possibleProperty().set(possible);
        order.besideProperty().set(beside(row, units));
    }

    private Text beside(Shop.Row row, long units) {
        if (!acting.present()) {
            return texts.text("shop.beside.account");
        }
        if (!row.holds()) {
            return texts.text("shop.beside.mismatch");
        }
        if (units <= 0) {
            return texts.text("shop.beside.quantity", row.offer().stock());
        }
        if (promoter().isEmpty()) {
            return texts.text("shop.beside.promoter");
        }
        return texts.text("shop.beside.ready");
    }

    /** Whole units within the stock, or 0. */
    private long units(Shop.Row row) {
        BigDecimal typed = quantity.valueProperty().get();
        try {
            long units = typed == null ? 0 : typed.longValueExact();
            return units >= 1 && units <= row.offer().stock() ? units : 0;
        } catch (ArithmeticException e) {
            return 0;
        }
    }

    /** Who recommended it: nobody where nothing is typed, empty where it is no address of somebody else's. */
    private Optional<Bytes> promoter() {
        String typed = promoter.getText().strip();
        return typed.isEmpty()
                ? Optional.of(Bytes.EMPTY)
                : acting.parse(typed).filter(by -> !by.equals(acting.address()));
    }

    private void orderShown() {
        Shop.Row row = shown;
        Optional<Bytes> by = promoter();
        if (row == null || by.isEmpty() || !acting.present()) {
            return;
        }
        long units = units(row);
        var buyer = acting.address();
        deeds.<Order>run(
                order.busyProperty(), () -> services.flow().order(buyer, row.offer(), units, by.get()), placed -> {
                    navigator.notify(Notice.done(texts.text("shop.ordered", Long.toString(placed.id())))
                            .follow(
                                    texts.text("shop.ordered.follow"),
                                    () -> navigator.open(
                                            ReviewerWorkbench.ID, PurchasesPage.ID, "order-" + placed.id())));
                    quantity.textProperty().set("1");
                    promoter.clear();
                });
    }
}
