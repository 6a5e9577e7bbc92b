package org.cttdc.reviewer.ui;

import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.catalogue.PublishedReport;
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

/** Every dispute: what it is about, the evidence, rounds and ruling; and a report can be challenged. */
public final class DisputesPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "disputes";

    /** All disputes, what can be challenged now, and where the chain stands. */
    private record Answer(Verified<List<Cases.Row>> rows, List<PublishedReport> reports, Moment now) {}

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Acting acting = new Acting();
    private final DataTable<Cases.Row> table;
    private final ProofChip proof;
    private final DisputeDetail detail;
    private final ChallengeForm form;
    private final RowPicker<Cases.Row> picker;
    private final StackPane place = new StackPane();
    private final StackPane right = new StackPane();
    private final Node board;
    private final LivePane<Answer> pane;
    private Moment now = new Moment(ChainParams.sandbox(), 0);

    public DisputesPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        this.detail = new DisputeDetail(services, texts, navigator, acting);
        this.form = new ChallengeForm(services, texts, navigator, acting);
        this.board = board();
        this.pane = new LivePane<>(kit, 8, this::read, place, this::show);
        this.picker = new RowPicker<>(
                kit.bridge(), table, Cases.Row::id, (row, argument) -> row.id().equals(argument), detail::show);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(services, lifetime, detail::refresh, detail::refresh);
        Live.onNewState(kit.bridge(), services.node(), lifetime, pane::refresh);
        Live.follow(kit.bridge(), services.node().outbox()::watch, lifetime, _ -> detail.refresh());
        lifetime.watch(kit.languages().observe(), _ -> {
            table.refresh();
            form.tellAgain();
            detail.refresh();
        });
    }

    /** @param argument number of the dispute */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private Answer read() {
        StateView view = services.node().head();
        Moment moment = Moment.of(view);
        return new Answer(Cases.all(view), Cases.challengeable(view, moment), moment);
    }

    private void show(Answer answer) {
        now = answer.now();
        proof.proofProperty().set(Proofs.view(kit, answer.rows()));
        table.setRows(answer.rows().value());
        table.refresh();
        form.show(answer.reports(), answer.now());
        Boxes.show(right, answer.rows().value().isEmpty() ? empty() : detail);
        Boxes.show(place, board);
        detail.refresh();
    }

    private Node empty() {
        return new EmptyState(Feather.SHIELD, texts.text("disputes.empty.title"), texts.text("disputes.empty.purpose"));
    }

    private Node board() {
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("disputes.heading")), Boxes.spring(), proof);
        var left = Boxes.page(head, Boxes.grow(table), form);
        ScrollPane scroll = Boxes.scroll(right);
        scroll.setFitToHeight(true);
        return new MasterDetail(left, scroll, 0.42);
    }

    private DataTable<Cases.Row> table() {
        var made = new DataTable<Cases.Row>(kit, texts.text("disputes.heading"));
        made.setId("disputes-table");
        made.figures(
                texts.text("disputes.column.number"),
                48,
                row -> kit.money().whole(row.dispute().number()),
                Comparator.comparingLong(row -> row.dispute().number()));
        made.text(
                texts.text("disputes.column.product"),
                150,
                row -> row.listing().document().name().in(kit.languages().get()));
        made.text(
                texts.text("disputes.column.kind"),
                80,
                row -> texts.get("disputes.kind." + row.dispute().kind()));
        made.text(texts.text("disputes.column.state"), 150, row -> texts.get(Cases.state(row.dispute(), now)));
        return made;
    }
}
