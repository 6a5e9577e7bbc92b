package org.cttdc.reviewer.ui;

import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.ProofChip;
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

/** Every competition of every cycle: phase, complete ranking, where the money goes, what reviewers found, what is due. */
public final class CompetitionPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "competition";

    /** All competitions and where the chain stands. */
    private record Answer(Verified<List<Competitions.Row>> rows, Moment now) {}

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting = new Acting();
    private final DataTable<Competitions.Row> table;
    private final ProofChip proof;
    private final PhaseBar phases;
    private final CompetitionDetail detail;
    private final RowPicker<Competitions.Row> picker;
    private final StackPane place = new StackPane();
    private final Node board;
    private final LivePane<Answer> pane;

    public CompetitionPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        this.phases = new PhaseBar(kit, texts);
        this.detail = new CompetitionDetail(services, texts, navigator, acting);
        this.board = board();
        this.pane = new LivePane<>(kit, 8, this::read, place, this::show);
        this.picker = new RowPicker<>(
                kit.bridge(), table, CompetitionPage::id, (row, argument) -> id(row).equals(argument), detail::show);
    }

    /** Names the competition of a purchase for {@link #show(String)}. */
    static String argument(PurchaseState purchase) {
        return purchase.cycle() + "/" + purchase.model().hex();
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(services, lifetime, detail::anotherPerson, detail::refresh);
        Live.onNewState(kit.bridge(), services.node(), lifetime, pane::refresh);
        Live.follow(kit.bridge(), services.node().outbox()::watch, lifetime, _ -> detail.refresh());
        lifetime.watch(kit.languages().observe(), _ -> {
            table.refresh();
            detail.tellAgain();
        });
    }

    /** @param argument {@code <cycle>/<model id in hex>} */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private Answer read() {
        StateView view = services.node().head();
        Moment now = Moment.of(view);
        return new Answer(Competitions.all(view, now), now);
    }

    private void show(Answer answer) {
        if (answer.rows().value().isEmpty()) {
            place.getChildren().setAll(empty());
            return;
        }
        proof.proofProperty().set(Proofs.view(kit, answer.rows()));
        phases.show(answer.now());
        table.setRows(answer.rows().value());
        Boxes.show(place, board);
        detail.refresh();
    }

    private static String id(Competitions.Row row) {
        return row.cycle() + "/" + row.competition().model().hex();
    }

    private Node empty() {
        return new EmptyState(
                Feather.AWARD,
                texts.text("competition.empty.title"),
                texts.text("competition.empty.purpose"),
                texts.text("purchases.empty.step"),
                () -> navigator.open(ReviewerWorkbench.ID, ShopPage.ID));
    }

    private Node board() {
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("competition.heading")), Boxes.spring(), proof);
        var split = new MasterDetail(Boxes.page(head, Boxes.grow(table)), Boxes.scroll(detail), 0.34);
        return Boxes.column(Gap.NONE, phases, Boxes.grow(split));
    }

    private DataTable<Competitions.Row> table() {
        var made = new DataTable<Competitions.Row>(kit, texts.text("competition.heading"));
        made.setId("competition-table");
        made.figures(
                texts.text("competition.column.cycle"),
                56,
                row -> kit.money().whole(row.cycle()),
                Comparator.comparingLong(Competitions.Row::cycle));
        made.text(
                texts.text("competition.column.model"),
                150,
                row -> row.model().document().title().in(kit.languages().get()));
        made.figures(
                texts.text("competition.column.reports"),
                64,
                row -> kit.money().whole(row.competition().reveals()),
                Comparator.comparingLong(row -> row.competition().reveals()));
        made.text(
                texts.text("competition.column.stage"),
                80,
                row -> texts.get("competition." + row.competition().stage()));
        return made;
    }
}
