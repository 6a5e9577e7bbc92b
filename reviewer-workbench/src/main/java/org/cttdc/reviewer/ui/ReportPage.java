package org.cttdc.reviewer.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.commerce.api.Order;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.reviewer.flow.DraftStore;
import org.cttdc.reviewer.flow.ReviewFlow;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The report on one purchase: a form made from its model, kept as a draft with every keystroke, committed under seal. */
public final class ReportPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "report";

    /** A purchase one can write about. */
    record Writable(Purchases.Row row, Bytes nullifier, Journey journey) {}

    /** What the page is made from; {@code sheet} belongs to the chosen purchase. */
    private record Answer(
            Verified<List<Purchases.Row>> proved,
            List<Writable> writable,
            Optional<Writable> chosen,
            ReportSheet sheet,
            Moment now,
            LocalDate today) {}

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Titles titles;
    private final ReviewFlow flow;
    private final DraftStore drafts;
    private final Acting acting = new Acting();
    private final ComboBox<Writable> choice = new ComboBox<>();
    private final ProofChip proof;
    private final StackPane place = new StackPane();
    private final StackPane body = new StackPane();
    private final Node desk;
    private final LivePane<Answer> pane;
    private final DraftSaver saver;
    private volatile @Nullable String wanted;
    private @Nullable ReportDesk open;
    private boolean filling;

    public ReportPage(ReviewerServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.titles = new Titles(kit);
        this.flow = services.flow();
        this.drafts = services.drafts();
        this.proof = new ProofChip(kit, navigator);
        this.desk = desk();
        this.pane = new LivePane<>(kit, 8, this::read, place, this::show);
        this.saver = new DraftSaver(kit.bridge(), drafts, this::saved, this::notSaved);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        acting.follow(
                services,
                lifetime,
                () -> {
                    open = null;
                    wanted = null;
                    pane.begin();
                },
                pane);
    }

    /** @param argument {@code order-<id>} or the nullifier of a purchase */
    @Override
    public void show(String argument) {
        wanted = argument;
        pane.refresh();
    }

    private Answer read() {
        Bytes account = acting.address();
        List<Order> orders = Purchases.told(services.sessions(), account).orElse(List.of());
        StateView view = services.node().head();
        Verified<List<Purchases.Row>> rows = Purchases.join(orders, view, account);
        Moment now = Moment.of(view);
        Underway underway = Underway.of(services.node().outbox().entries(), account);
        List<Writable> writable = rows.value().stream()
                .flatMap(row -> writable(row, Journey.of(row, now, underway), account).stream())
                .toList();
        String asked = wanted;
        Optional<Writable> chosen = writable.stream()
                .filter(one -> asked != null && one.row().isNamed(asked))
                .findFirst()
                .or(() -> writable.stream().findFirst());
        LocalDate today = rows.provenance().time().atZone(ZoneOffset.UTC).toLocalDate();
        ReportSheet sheet = chosen.flatMap(one -> drafts.find(one.nullifier()))
                .flatMap(SheetJson::read)
                .orElseGet(() -> ReportSheet.blank(today));
        return new Answer(rows, writable, chosen, sheet, now, today);
    }

    /** Everything shipped whose report is not committed yet and still can be. */
    private Optional<Writable> writable(Purchases.Row row, Journey journey, Bytes account) {
        boolean mayWrite = journey.step() == Journey.Step.REPORT
                || (journey.step() == Journey.Step.CLAIM
                        && journey.reached().compareTo(Journey.Milestone.SHIPPED) >= 0);
        if (!mayWrite || row.listing() == null || row.model() == null) {
            return Optional.empty();
        }
        PurchaseState state = row.state();
        Order order = row.order();
        if (state != null) {
            return Optional.of(new Writable(row, state.nullifier(), journey));
        }
        return Optional.ofNullable(order)
                .map(told -> new Writable(row, flow.nullifier(account, told.requestId()), journey));
    }

    private void show(Answer answer) {
        if (answer.chosen().isEmpty()) {
            open = null;
            place.getChildren().setAll(empty());
            return;
        }
        Writable chosen = answer.chosen().get();
        proof.proofProperty().set(Proofs.view(kit, answer.proved()));
        fillChoice(answer.writable(), chosen);
        ReportDesk now = open;
        if (now == null || !now.nullifier().equals(chosen.nullifier())) {
            now = new ReportDesk(services, texts, navigator, acting, saver, chosen, answer.sheet());
            open = now;
            Boxes.show(body, now);
        }
        now.update(chosen, answer.now(), answer.today());
        Boxes.show(place, desk);
    }

    private void fillChoice(List<Writable> writable, Writable chosen) {
        filling = true;
        try {
            if (!choice.getItems().equals(writable)) {
                choice.getItems().setAll(writable);
            }
            choice.getSelectionModel().select(chosen);
        } finally {
            filling = false;
        }
    }

    private Node empty() {
        return new EmptyState(
                Feather.EDIT_3,
                texts.text("report.empty.title"),
                texts.text("report.empty.purpose"),
                texts.text("report.empty.step"),
                () -> navigator.open(ReviewerWorkbench.ID, PurchasesPage.ID));
    }

    private Node desk() {
        choice.setId("report-purchase");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.accessibleTextProperty().bind(texts.bind("report.purchase"));
        NameCell.in(choice, kit.languages(), this::name);
        choice.valueProperty().subscribe(now -> {
            if (now != null && !filling) {
                wanted = now.row().id();
                pane.refresh();
            }
        });
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("report.purchase")), Boxes.grow(choice), proof);
        VBox page = Boxes.page(head, Boxes.grow(body));
        page.getStyleClass().add("report-page");
        return page;
    }

    private String name(Writable one) {
        String title = PurchasesPage.title(titles, one.row());
        long cycle = one.row().cycle();
        return cycle < 0 ? title : texts.get("report.choice", title, cycle);
    }

    private void saved() {
        ReportDesk now = open;
        if (now != null) {
            now.saved();
        }
    }

    private void notSaved(UserError error) {
        ReportDesk now = open;
        if (now != null) {
            now.notSaved(error);
        }
    }
}
