package org.cttdc.reviewer.ui;

import java.util.Comparator;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.JurorState.Standing;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.RowPicker;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.PageView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Jury duty: joining and leaving, the cases a person was drawn for, and their votes. */
public final class JuryPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "jury";

    /** Seats that a new juror's stake covers. */
    private static final long SEATS = 2;

    /** The person's duty and a proof of the height it was read at. */
    private record Answer(Cases.Duty duty, Verified<?> proof) {}

    /** What the card about being a juror says and offers. */
    private record Standpoint(
            String words, long stake, long locked, @Nullable String verb) {}

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting = new Acting();
    private final Deeds deeds;
    private final DataTable<Cases.Case> table;
    private final ProofChip proof;
    private final CaseDetail detail;
    private final RowPicker<Cases.Case> picker;
    private final VBox standing = Boxes.column(Gap.NEAR);
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final StackPane place = new StackPane();
    private final StackPane right = new StackPane();
    private final Node board;
    private final LivePane<Answer> pane;
    private Cases.@Nullable Duty duty;
    private @Nullable Standpoint shown;

    public JuryPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.deeds = new Deeds(kit, texts, navigator);
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        this.detail = new CaseDetail(services, texts, navigator, acting);
        this.board = board();
        this.pane = new LivePane<>(kit, 6, this::read, place, this::show);
        this.picker = new RowPicker<>(
                kit.bridge(), table, Cases.Case::id, (row, argument) -> row.id().equals(argument), detail::choose);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(services, lifetime, pane::refresh, pane);
        lifetime.watch(kit.languages().observe(), _ -> pane.refresh());
    }

    /** @param argument dispute and round: {@code 3-0} */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private Answer read() {
        var view = services.node().head();
        return new Answer(Cases.duty(services.node(), acting.address()), view.read(StateKeys.params()));
    }

    private void show(Answer answer) {
        Cases.Duty now = answer.duty();
        duty = now;
        proof.proofProperty().set(Proofs.view(kit, answer.proof()));
        showStanding(now);
        table.setRows(now.cases());
        table.refresh();
        Boxes.show(right, now.cases().isEmpty() ? empty() : detail);
        detail.show(now);
        Boxes.show(place, board);
    }

    private Node empty() {
        return new EmptyState(Feather.USERS, texts.text("jury.empty.title"), texts.text("jury.empty.purpose"));
    }

    private Node board() {
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("jury.heading")), Boxes.spring(), proof);
        ScrollPane scroll = Boxes.scroll(right);
        scroll.setFitToHeight(true);
        return new MasterDetail(Boxes.page(standing, head, Boxes.grow(table)), scroll, 0.42);
    }

    /** Anew only when something about it changed: a button made anew would slip away between pressing and letting go. */
    private void showStanding(Cases.Duty now) {
        Standpoint point = standpoint(now);
        if (point.equals(shown)) {
            return;
        }
        shown = point;
        VBox card = Boxes.card(
                Words.section(texts.text("jury.standing")),
                Words.paragraph(texts.text(
                        "jury.standing." + point.words(),
                        kit.money().format(Asset.CTT, point.stake()).text(),
                        kit.money().format(Asset.CTT, point.locked()).text())));
        String verb = point.verb();
        if (verb != null) {
            var action = new PrimaryAction(texts.text("jury." + verb), this::changeStanding);
            action.button().setId("jury-" + verb);
            action.possibleProperty().set(true);
            action.besideProperty().set(Text.empty());
            action.busyProperty().bind(busy);
            card.getChildren().add(action);
        }
        standing.getChildren().setAll(card);
    }

    private Standpoint standpoint(Cases.Duty now) {
        boolean moving = now.underway().stream()
                .anyMatch(message ->
                        message instanceof ArbitrationMsg.JoinJury || message instanceof ArbitrationMsg.LeaveJury);
        JurorState juror = now.juror();
        if (juror == null) {
            return new Standpoint(
                    acting.present() ? "none" : "account", stake(now), 0, acting.present() && !moving ? "join" : null);
        }
        boolean takesBack = juror.status() == Standing.LEFT && juror.locked() == 0;
        String verb = juror.status() == Standing.ACTIVE ? "leave" : takesBack ? "take" : null;
        return new Standpoint(juror.status().name(), juror.stake(), juror.locked(), moving ? null : verb);
    }

    private static long stake(Cases.Duty now) {
        return Math.multiplyExact(SEATS, now.now().params().arbitration().minStake());
    }

    private void changeStanding() {
        Cases.Duty now = duty;
        if (now != null) {
            Bytes account = acting.address();
            Callable<OutboxEntry> deed = now.juror() == null
                    ? () -> services.court().join(account, stake(now), texts.get("label.join"))
                    : () -> services.court().leave(account, texts.get("label.leave"));
            deeds.run(busy, deed, _ -> {
                navigator.notify(Notice.done(texts.text("court.done")));
                pane.refresh();
            });
        }
    }

    private DataTable<Cases.Case> table() {
        var made = new DataTable<Cases.Case>(kit, texts.text("jury.heading"));
        made.setId("jury-table");
        made.figures(
                texts.text("disputes.column.number"),
                48,
                row -> kit.money().whole(row.row().dispute().number()),
                Comparator.comparingLong(row -> row.row().dispute().number()));
        made.text(
                texts.text("disputes.column.product"),
                140,
                row -> row.row().listing().document().name().in(kit.languages().get()));
        made.figures(
                texts.text("jury.column.round"),
                56,
                row -> kit.money().whole(row.round() + 1),
                Comparator.comparingLong(Cases.Case::round));
        made.text(texts.text("jury.column.vote"), 120, row -> texts.get(CaseDetail.stage(row)));
        return made;
    }
}
