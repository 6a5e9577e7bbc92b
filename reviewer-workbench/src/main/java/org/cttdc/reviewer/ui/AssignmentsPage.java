package org.cttdc.reviewer.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Msg;
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

/** Offers to review by assignment, model by model, and what the draw assigned to the person. */
public final class AssignmentsPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "assignments";

    /** Every model as it is for the person, and what of the person's is on its way. */
    private record Answer(
            Verified<List<Assignments.Row>> rows, Moment now, Assignments.Person who, Set<ArbitrationMsg> underway) {}

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Acting acting = new Acting();
    private final DataTable<Assignments.Row> table;
    private final ProofChip proof;
    private final AssignmentDetail detail;
    private final RowPicker<Assignments.Row> picker;
    private final StackPane place = new StackPane();
    private final Node board;
    private final LivePane<Answer> pane;

    public AssignmentsPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        this.detail = new AssignmentDetail(services, texts, navigator, acting, this::refresh);
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("assign.heading")), Boxes.spring(), proof);
        this.board = new MasterDetail(Boxes.page(head, Boxes.grow(table)), Boxes.scroll(detail), 0.45);
        this.pane = new LivePane<>(kit, 6, this::read, place, this::show);
        this.picker = new RowPicker<>(
                kit.bridge(), table, AssignmentsPage::id, (row, argument) -> id(row).equals(argument), detail::choose);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(services, lifetime, pane::begin, pane);
    }

    /** @param argument id of a model in hex */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private void refresh() {
        pane.refresh();
    }

    private static String id(Assignments.Row row) {
        return row.id().hex();
    }

    private Answer read() {
        StateView view = services.node().head();
        Moment now = Moment.of(view);
        Bytes account = acting.address();
        Optional<Bytes> person = account.isEmpty()
                ? Optional.empty()
                : services.credentials().of(account).map(Msg.Credential::person);
        var who = new Assignments.Person(account, person);
        return new Answer(
                Assignments.all(view, now, who),
                now,
                who,
                Underway.court(services.node().outbox().entries(), account));
    }

    private void show(Answer answer) {
        if (answer.rows().value().isEmpty()) {
            place.getChildren()
                    .setAll(new EmptyState(
                            Feather.TARGET, texts.text("assign.empty.title"), texts.text("assign.empty.purpose")));
            return;
        }
        proof.proofProperty().set(Proofs.view(kit, answer.rows()));
        table.setRows(answer.rows().value());
        detail.show(answer.rows().value(), answer.now(), answer.who(), answer.underway());
        Boxes.show(place, board);
    }

    private DataTable<Assignments.Row> table() {
        var made = new DataTable<Assignments.Row>(kit, texts.text("assign.heading"));
        made.setId("assignments-table");
        made.text(
                texts.text("assign.column.model"),
                190,
                row -> row.model().document().title().in(kit.languages().get()));
        made.text(texts.text("assign.column.now"), 120, row -> texts.get("assign.now." + now(row)));
        made.text(texts.text("assign.column.next"), 110, row -> texts.get("assign.next." + row.standing()));
        return made;
    }

    private static String now(Assignments.Row row) {
        if (row.assigned()) {
            return "ASSIGNED";
        }
        if (row.due()) {
            return "DUE";
        }
        return row.offered() ? "OFFERED" : "NONE";
    }
}
