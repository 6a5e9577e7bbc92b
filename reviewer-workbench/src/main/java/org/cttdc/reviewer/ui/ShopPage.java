package org.cttdc.reviewer.ui;

import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.RowPicker;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.Live;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.kordamp.ikonli.feather.Feather;

/** What can be bought and reviewed: the platform's offers, each held against its verified listing. */
public final class ShopPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "shop";

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Titles titles;
    private final Acting acting = new Acting();
    private final DataTable<Shop.Row> table;
    private final ProofChip proof;
    private final ShopDetail detail;
    private final RowPicker<Shop.Row> picker;
    private final StackPane place = new StackPane();
    private final Node board;
    private final LivePane<Verified<List<Shop.Row>>> pane;

    public ShopPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.titles = new Titles(kit);
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        this.detail = new ShopDetail(services, texts, navigator, acting);
        this.board = new MasterDetail(master(navigator), detail, 0.5);
        this.pane = new LivePane<>(kit, 8, this::read, place, this::show);
        this.picker = new RowPicker<>(
                kit.bridge(),
                table,
                row -> row.offer().listing().hex() + row.offer().lot(),
                (row, argument) -> row.offer().listing().hex().equals(argument),
                detail::show);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(services, lifetime, detail::refreshAction, detail::refreshAction);
        Live.onNewState(kit.bridge(), services.node(), lifetime, pane::refresh);
        lifetime.watch(kit.languages().observe(), _ -> {
            table.refresh();
            detail.tellAgain();
        });
    }

    /** @param argument content id of a listing, in hex */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private Verified<List<Shop.Row>> read() {
        return Shop.join(services.commerce().offers(), services.node().head());
    }

    private void show(Verified<List<Shop.Row>> rows) {
        if (rows.value().isEmpty()) {
            place.getChildren()
                    .setAll(new EmptyState(
                            Feather.SHOPPING_CART, texts.text("shop.empty.title"), texts.text("shop.empty.purpose")));
            return;
        }
        proof.proofProperty().set(Proofs.view(kit, rows));
        table.setRows(rows.value());
        detail.refreshReports();
        Boxes.show(place, board);
    }

    private Node master(Navigator navigator) {
        var search = new TextField();
        search.setId("shop-search");
        Texts common = kit.texts();
        search.promptTextProperty().bind(common.bind("search"));
        search.accessibleTextProperty().bind(common.bind("search"));
        table.filterProperty().bind(search.textProperty());
        var attested = new ProofChip(kit, navigator, ProofView.notVerified());
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("shop.heading")), Boxes.spring(), search);
        proof.setMinWidth(Region.USE_PREF_SIZE);
        attested.setMinWidth(Region.USE_PREF_SIZE);
        var trust = Boxes.column(
                Gap.TIGHT,
                Boxes.row(Gap.NEAR, attested, Boxes.grow(Words.quietParagraph(texts.text("shop.attested")))),
                Boxes.row(Gap.NEAR, proof, Boxes.grow(Words.quietParagraph(texts.text("shop.verified")))));
        return Boxes.page(head, trust, Boxes.grow(table));
    }

    private DataTable<Shop.Row> table() {
        var made = new DataTable<Shop.Row>(kit, texts.text("shop.heading"));
        made.setId("shop-table");
        made.text(texts.text("shop.column.product"), 210, row -> titles.of(row.offer()));
        made.text(texts.text("shop.column.model"), 120, this::model);
        made.figures(
                texts.text("shop.column.price"),
                90,
                row -> kit.money().credit(row.offer().price()).text(),
                Comparator.comparingLong(row -> row.offer().price()));
        made.figures(
                texts.text("shop.column.stock"),
                70,
                row -> kit.money().whole(row.offer().stock()),
                Comparator.comparingLong(row -> row.offer().stock()));
        made.setSearchable(row -> titles.of(row.offer()) + " " + model(row) + " " + brand(row));
        return made;
    }

    private String model(Shop.Row row) {
        var model = row.model();
        return model == null ? "" : model.document().title().in(kit.languages().get());
    }

    private static String brand(Shop.Row row) {
        var listing = row.listing();
        return listing == null
                ? ""
                : listing.document().brand() + " " + listing.document().gtin();
    }
}
