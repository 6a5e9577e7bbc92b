package org.cttdc.reviewer.ui;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.commerce.api.Order;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.reviewer.flow.ReviewFlow;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.MoneyLabel;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** One purchase: its milestones, what was paid, and the next step with its reason. */
final class PurchaseDetail extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Runnable changed;
    private final ReviewFlow flow;
    private final Deeds deeds;
    private final Titles titles;
    private final VBox heading = Boxes.column(Gap.TIGHT);
    private final Timeline timeline;
    private final VBox facts = Boxes.column(Gap.TIGHT);
    private final StackPane next = new StackPane();
    private final ComplaintCard complaint;
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final SimpleBooleanProperty possible = new SimpleBooleanProperty();
    private final ObjectProperty<Text> reason = new SimpleObjectProperty<>(Text.empty());
    private PurchasesPage.@Nullable Listed shown;
    private @Nullable Offered offered;
    private Purchases.@Nullable Row factsOf;

    /** Which buttons a purchase has. */
    private record Offered(String purchase, Journey.Step step, boolean early, boolean refundable) {}

    PurchaseDetail(ReviewerServices services, Texts texts, Navigator navigator, Acting acting, Runnable changed) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.changed = changed;
        this.flow = services.flow();
        this.deeds = new Deeds(kit, texts, navigator);
        this.titles = new Titles(kit);
        this.timeline = new Timeline(texts);
        getStyleClass().addAll("pad-16", "gap-16");
        this.complaint = new ComplaintCard(services, texts, navigator, acting, deeds, changed);
        getChildren().addAll(heading, timeline, facts, next, complaint);
    }

    void show(PurchasesPage.Listed listed) {
        if (listed.equals(shown)) {
            return;
        }
        shown = listed;
        Purchases.Row row = listed.row();
        Journey journey = listed.journey();
        heading.getChildren().setAll(Words.page(title(row)), line(row));
        timeline.show(row, journey);
        showFacts(row);
        showNext(row, journey, listed.now());
        complaint.show(listed);
    }

    /** A new block changes at most why and whether; a button made anew would slip away between pressing and letting go. */
    private void showNext(Purchases.Row row, Journey journey, Moment now) {
        var kind =
                new Offered(row.id(), journey.step(), mayWriteEarly(journey), Journey.isRefundable(row.order(), now));
        if (!kind.equals(offered)) {
            offered = kind;
            next.getChildren().setAll(actions(kind));
        }
        reason.set(texts.text(
                "journey." + journey.reason().key(), journey.reason().args().toArray()));
        possible.set(journey.possible());
    }

    private Node line(Purchases.Row row) {
        Order order = row.order();
        PurchaseState state = row.state();
        if (order != null) {
            return Words.quiet(texts.text("purchase.line.order", Long.toString(order.id()), order.lot()));
        }
        return Words.quiet(texts.text("purchase.line.chain", state == null ? "" : state.lot()));
    }

    private Text title(Purchases.Row row) {
        PublishedListing listing = row.listing();
        return listing == null
                ? Text.literal(PurchasesPage.title(titles, row))
                : DocumentTexts.of(kit.languages(), listing.document().name());
    }

    /** Anew only when they changed, not with each block: who just copies an id keeps the focus. */
    private void showFacts(Purchases.Row row) {
        if (row.equals(factsOf)) {
            return;
        }
        factsOf = row;
        facts.getChildren().clear();
        Order order = row.order();
        PurchaseState state = row.state();
        if (order != null) {
            fact("purchase.units", Words.body(Text.literal(kit.money().whole(order.quantity()))));
            fact("purchase.paid", new MoneyLabel(kit, Asset.CREDIT, order.gross()));
            fact("purchase.fee", new MoneyLabel(kit, Asset.CREDIT, order.fee()));
        } else if (state != null) {
            fact("purchase.fee", new MoneyLabel(kit, Asset.CREDIT, state.fee()));
        }
        if (state != null) {
            fact("purchase.nullifier", new HashLabel(kit, state.nullifier().hex()));
            if (!state.report().isEmpty()) {
                fact("purchase.reportId", new HashLabel(kit, state.report().hex()));
            }
        }
    }

    private void fact(String key, Node value) {
        facts.getChildren().add(Boxes.row(Gap.NEAR, Words.quiet(texts.text(key)), Boxes.spring(), value));
    }

    private VBox actions(Offered kind) {
        VBox box = Boxes.card();
        if (kind.step() == Journey.Step.NONE) {
            Label why = Words.paragraph(Text.empty());
            reason.subscribe(now -> why.textProperty().bind(now.observe()));
            box.getChildren().add(why);
        } else {
            box.getChildren().add(primary(kind.step()));
        }
        var aside = Boxes.row(Gap.NEAR, Boxes.spring());
        if (kind.early()) {
            Button write = Words.button(texts.text("purchase.write.early"), () -> withShown(this::openReport));
            write.setId("purchase-report");
            aside.getChildren().add(write);
        }
        if (kind.refundable()) {
            Button refund = Words.button(texts.text("purchase.refund"), () -> withShown(this::refund));
            refund.setId("purchase-refund");
            refund.disableProperty().bind(busy);
            aside.getChildren().add(refund);
        }
        if (aside.getChildren().size() > 1) {
            box.getChildren().add(aside);
        }
        return box;
    }

    /** The goods are there, the right to report is not yet: the draft may be begun. */
    private static boolean mayWriteEarly(Journey journey) {
        return journey.step() == Journey.Step.CLAIM && journey.reached().compareTo(Journey.Milestone.SHIPPED) >= 0;
    }

    private PrimaryAction primary(Journey.Step step) {
        var action = new PrimaryAction(texts.text("step." + step), () -> withShown(row -> act(row, step)));
        action.button()
                .setId(
                        switch (step) {
                            case PAY -> "purchase-pay";
                            case CLAIM -> "purchase-claim";
                            case REPORT -> "purchase-report";
                            case REVEAL -> "purchase-reveal";
                            case RESULT, NONE -> "purchase-result";
                        });
        action.possibleProperty().bind(possible);
        action.besideProperty().bind(reason);
        action.busyProperty().bind(busy);
        return action;
    }

    /** Does something with the purchase as it is shown now. */
    private void withShown(Consumer<Purchases.Row> deed) {
        PurchasesPage.Listed listed = shown;
        if (listed != null) {
            deed.accept(listed.row());
        }
    }

    private void act(Purchases.Row row, Journey.Step step) {
        Order order = row.order();
        Bytes account = acting.address();
        switch (step) {
            case PAY -> {
                if (order != null) {
                    run(() -> services.sessions().of(account).pay(order.id()), "purchase.paid.done");
                }
            }
            case CLAIM -> {
                if (order != null) {
                    run(() -> flow.claim(account, order, label("claim", row)), "purchase.claim.done");
                }
            }
            case REPORT -> openReport(row);
            case REVEAL -> reveal(row, account);
            case RESULT -> openResult(row);
            case NONE -> {}
        }
    }

    private void reveal(Purchases.Row row, Bytes account) {
        PurchaseState state = row.state();
        Order order = row.order();
        if (state != null) {
            var parcel = Optional.ofNullable(order).map(Order::parcel);
            Callable<OutboxEntry> deed = () -> flow.reveal(account, state.nullifier(), parcel, label("reveal", row));
            run(deed, "purchase.reveal.done");
        }
    }

    private void refund(Purchases.Row row) {
        Order order = row.order();
        if (order != null) {
            Bytes account = acting.address();
            run(() -> services.sessions().of(account).refund(order.id()), "purchase.refund.done");
        }
    }

    private void openReport(Purchases.Row row) {
        navigator.open(ReviewerWorkbench.ID, ReportPage.ID, row.id());
    }

    private void openResult(Purchases.Row row) {
        PurchaseState state = row.state();
        if (state != null) {
            navigator.open(ReviewerWorkbench.ID, CompetitionPage.ID, CompetitionPage.argument(state));
        }
    }

    private void run(Callable<?> deed, String done) {
        deeds.run(busy, deed, _ -> {
            navigator.notify(Notice.done(texts.text(done)));
            changed.run();
        });
    }

    private String label(String deed, Purchases.Row row) {
        return texts.get("label." + deed, PurchasesPage.title(titles, row));
    }
}
