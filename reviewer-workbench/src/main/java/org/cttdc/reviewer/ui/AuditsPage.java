package org.cttdc.reviewer.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.reviewer.ReviewerServices;
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
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.kordamp.ikonli.feather.Feather;

/** Audits of ranked reports: which laboratory was drawn for which report, and what it found. */
public final class AuditsPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "audits";

    /** All audits, and what of the person's is on its way. */
    private record Answer(Verified<List<Cases.Audited>> rows, Moment now, Set<ArbitrationMsg> underway) {}

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Acting acting = new Acting();
    private final DataTable<Cases.Audited> table;
    private final ProofChip proof;
    private final AuditDetail detail;
    private final RowPicker<Cases.Audited> picker;
    private final StackPane place = new StackPane();
    private final Node board;
    private final LivePane<Answer> pane;

    public AuditsPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        this.detail = new AuditDetail(services, texts, navigator, acting);
        this.board = board();
        this.pane = new LivePane<>(kit, 8, this::read, place, this::show);
        this.picker = new RowPicker<>(
                kit.bridge(),
                table,
                Cases.Audited::id,
                (row, argument) -> row.id().equals(argument),
                detail::choose);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(services, lifetime, pane::refresh, pane);
        lifetime.watch(kit.languages().observe(), _ -> {
            table.refresh();
            pane.refresh();
        });
    }

    /** @param argument content id of the audited report, in hex */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private Answer read() {
        var view = services.node().head();
        return new Answer(
                Cases.audits(view),
                Moment.of(view),
                Underway.court(services.node().outbox().entries(), acting.address()));
    }

    private void show(Answer answer) {
        if (answer.rows().value().isEmpty()) {
            place.getChildren()
                    .setAll(new EmptyState(
                            Feather.SEARCH, texts.text("audits.empty.title"), texts.text("audits.empty.purpose")));
            return;
        }
        proof.proofProperty().set(Proofs.view(kit, answer.rows()));
        table.setRows(answer.rows().value());
        detail.show(answer.rows().value(), answer.now(), answer.underway());
        Boxes.show(place, board);
    }

    private Node board() {
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("audits.heading")), Boxes.spring(), proof);
        return new MasterDetail(Boxes.page(head, Boxes.grow(table)), Boxes.scroll(detail), 0.5);
    }

    private DataTable<Cases.Audited> table() {
        var made = new DataTable<Cases.Audited>(kit, texts.text("audits.heading"));
        made.setId("audits-table");
        made.text(
                texts.text("audits.column.product"),
                150,
                row -> row.listing().document().name().in(kit.languages().get()));
        made.figures(
                texts.text("audits.column.cycle"),
                52,
                row -> kit.money().whole(row.plan().cycle()),
                Comparator.comparingLong(row -> row.plan().cycle()));
        made.figures(
                texts.text("audits.column.rank"),
                52,
                row -> kit.money().whole(row.task().rank()),
                Comparator.comparingLong(row -> row.task().rank()));
        made.text(
                texts.text("audits.column.lab"),
                110,
                row -> acting.shortened(row.task().lab()));
        made.text(texts.text("audits.column.finding"), 100, row -> texts.get(AuditDetail.finding(row)));
        return made;
    }
}
