package org.cttdc.reviewer.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.commerce.api.Order;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.reviewer.flow.KeptOrders;
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
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.kordamp.ikonli.feather.Feather;

/** The person's own purchases, from the order to the revealed report, each with its one next step. */
public final class PurchasesPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "purchases";

    /** What is shown: purchases and where the chain stands. */
    private record Answer(Verified<List<Listed>> rows, boolean platformAnswers) {}

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Titles titles;
    private final Acting acting = new Acting();
    private final KeptOrders kept;
    private final DataTable<Listed> table;
    private final ProofChip proof;
    private final VBox offline;
    private final PurchaseDetail detail;
    private final RowPicker<Listed> picker;
    private final StackPane place = new StackPane();
    private final Node board;
    private final LivePane<Answer> pane;

    /** A row with its journey, so that the table shows how far it is. */
    record Listed(Purchases.Row row, Journey journey, Moment now, Complaints complaints, Underway underway) {}

    public PurchasesPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.titles = new Titles(kit);
        this.kept = services.orders();
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        this.offline = Boxes.card(Words.paragraph(texts.text("purchases.offline")));
        offline.managedProperty().bind(offline.visibleProperty());
        this.detail = new PurchaseDetail(services, texts, navigator, acting, this::refresh);
        this.board = new MasterDetail(master(), Boxes.scroll(detail), 0.5);
        this.pane = new LivePane<>(kit, 6, this::read, place, this::show);
        this.picker = new RowPicker<>(
                kit.bridge(),
                table,
                listed -> listed.row().id(),
                (listed, argument) -> listed.row().isNamed(argument),
                detail::show);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(services, lifetime, pane::begin, pane);
        lifetime.watch(kit.languages().observe(), _ -> table.refresh());
    }

    /** @param argument {@code order-<id>} or the nullifier of a purchase */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private void refresh() {
        pane.refresh();
    }

    private Answer read() {
        Bytes account = acting.address();
        Optional<List<Order>> told = Purchases.told(services.sessions(), account);
        told.ifPresent(kept::keep);
        List<Order> orders = kept.with(told.orElse(List.of()), account);
        StateView view = services.node().head();
        Moment now = Moment.of(view);
        Underway underway = Underway.of(services.node().outbox().entries(), account);
        Verified<List<Listed>> rows = Purchases.join(orders, view, account)
                .map(all -> all.stream()
                        .map(row -> new Listed(
                                row, Journey.of(row, now, underway), now, Complaints.of(view, row), underway))
                        .toList());
        return new Answer(rows, told.isPresent());
    }

    private void show(Answer answer) {
        offline.setVisible(!answer.platformAnswers());
        if (answer.rows().value().isEmpty() && answer.platformAnswers()) {
            place.getChildren().setAll(empty());
            return;
        }
        proof.proofProperty().set(Proofs.view(kit, answer.rows()));
        table.setRows(answer.rows().value());
        Boxes.show(place, board);
    }

    private Node empty() {
        return new EmptyState(
                Feather.PACKAGE,
                texts.text("purchases.empty.title"),
                texts.text("purchases.empty.purpose"),
                texts.text("purchases.empty.step"),
                () -> navigator.open(ReviewerWorkbench.ID, ShopPage.ID));
    }

    private Node master() {
        var search = new TextField();
        Texts common = kit.texts();
        search.promptTextProperty().bind(common.bind("search"));
        search.accessibleTextProperty().bind(common.bind("search"));
        table.filterProperty().bind(search.textProperty());
        var attested = new ProofChip(kit, navigator, ProofView.notVerified());
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("purchases.heading")), Boxes.spring(), search);
        proof.setMinWidth(Region.USE_PREF_SIZE);
        attested.setMinWidth(Region.USE_PREF_SIZE);
        var trust = Boxes.column(
                Gap.TIGHT,
                Boxes.row(Gap.NEAR, attested, Boxes.grow(Words.quietParagraph(texts.text("purchases.attested")))),
                Boxes.row(Gap.NEAR, proof, Boxes.grow(Words.quietParagraph(texts.text("purchases.verified")))));
        return Boxes.page(head, trust, offline, Boxes.grow(table));
    }

    private DataTable<Listed> table() {
        var made = new DataTable<Listed>(kit, texts.text("purchases.heading"));
        made.setId("purchases-table");
        made.text(texts.text("purchases.column.product"), 210, listed -> title(titles, listed.row()));
        made.figures(
                texts.text("purchases.column.cycle"),
                60,
                listed -> listed.row().cycle() < 0
                        ? "–"
                        : kit.money().whole(listed.row().cycle()),
                Comparator.comparingLong(listed -> listed.row().cycle()));
        made.text(texts.text("purchases.column.stage"), 110, this::stage);
        made.text(
                texts.text("purchases.column.next"),
                120,
                listed -> texts.get("step." + listed.journey().step()));
        made.setSearchable(listed -> title(titles, listed.row()) + " " + stage(listed));
        return made;
    }

    private String stage(Listed listed) {
        return texts.get(stageKey(listed.row(), listed.journey()));
    }

    static String stageKey(Purchases.Row row, Journey journey) {
        Order order = row.order();
        if (order != null && (order.stage() == Order.Stage.REFUNDED || order.stage() == Order.Stage.CANCELLED)) {
            return "milestone." + order.stage();
        }
        return "milestone." + journey.reached();
    }

    static String title(Titles titles, Purchases.Row row) {
        var listing = row.listing();
        if (listing != null) {
            return listing.document().name().in(titles.kit().languages().get());
        }
        Order order = row.order();
        return order == null ? "" : titles.of(order);
    }
}
