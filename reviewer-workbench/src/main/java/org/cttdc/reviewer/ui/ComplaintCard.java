package org.cttdc.reviewer.ui;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.commerce.api.Order;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.OmissionState.OmissionStage;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** What a buyer may hold against a model or a platform: a defect that the tests missed, an order that was left out. */
final class ComplaintCard extends VBox {
    private static final int MAX_STATEMENT = 500;

    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Deeds deeds;
    private final Runnable changed;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private @Nullable Kind shown;

    /** What is offered; while it stays the same, nothing is made anew under somebody's fingers. */
    private record Kind(String purchase, Complaints complaints, boolean leftOut, boolean moving, boolean late) {}

    ComplaintCard(
            ReviewerServices services, Texts texts, Navigator navigator, Acting acting, Deeds deeds, Runnable changed) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.deeds = deeds;
        this.changed = changed;
        getStyleClass().add("gap-16");
        managedProperty().bind(visibleProperty());
    }

    void show(PurchasesPage.Listed listed) {
        Purchases.Row row = listed.row();
        OmissionState omission = listed.complaints().omission();
        boolean late = omission != null
                && omission.stage() == OmissionStage.OPEN
                && listed.now().next() > omission.answerUntil();
        boolean moving = listed.underway().market().stream().anyMatch(one -> isAbout(one, row));
        var kind = new Kind(row.id(), listed.complaints(), Complaints.isLeftOut(row, listed.now()), moving, late);
        if (kind.equals(shown)) {
            return;
        }
        shown = kind;
        getChildren().clear();
        PurchaseState state = row.state();
        Order order = row.order();
        if (state != null) {
            getChildren().add(defect(state, kind));
        }
        if (order != null && (omission != null || kind.leftOut())) {
            getChildren().add(omission(order, omission, kind));
        }
        setVisible(!getChildren().isEmpty());
    }

    private static boolean isAbout(MarketMsg message, Purchases.Row row) {
        PurchaseState state = row.state();
        Order order = row.order();
        return switch (message) {
            case MarketMsg.ReportDefect it -> state != null && it.purchase().equals(state.nullifier());
            case MarketMsg.ChallengeOmission it ->
                order != null
                        && order.receipt() != null
                        && it.leaf().equals(order.receipt().leaf());
            case MarketMsg.ClaimOmission it ->
                order != null
                        && order.receipt() != null
                        && it.nullifierCommit().equals(order.receipt().leaf().nullifierCommit());
            default -> false;
        };
    }

    private VBox defect(PurchaseState state, Kind kind) {
        DefectState known = kind.complaints().defect();
        if (known != null) {
            return Boxes.card(
                    Words.section(texts.text("defect.heading")),
                    Words.paragraph(texts.text("defect.said", known.statement())),
                    Words.quietParagraph(texts.text(
                            known.disputed() && known.decidedHeight() == 0
                                    ? "defect.DISPUTED"
                                    : "defect." + known.stage())));
        }
        var statement = new TextField();
        statement.setId("defect-statement");
        statement.promptTextProperty().bind(texts.bind("defect.prompt"));
        statement.accessibleTextProperty().bind(texts.bind("defect.prompt"));
        var report = new PrimaryAction(
                texts.text("defect.report"),
                () -> report(state, statement.getText().strip()));
        report.button().setId("defect-report");
        report.busyProperty().bind(busy);
        Runnable offer = () -> {
            int length = statement.getText().strip().getBytes(StandardCharsets.UTF_8).length;
            boolean said = length > 0 && length <= MAX_STATEMENT;
            report.possibleProperty().set(said && !state.report().isEmpty() && !kind.moving());
            report.besideProperty().set(beside(state, kind, said));
        };
        statement.textProperty().subscribe(_ -> offer.run());
        return Boxes.card(
                Words.section(texts.text("defect.heading")),
                Words.quietParagraph(texts.text("defect.purpose")),
                statement,
                report);
    }

    private Text beside(PurchaseState state, Kind kind, boolean said) {
        if (kind.moving()) {
            return texts.text("journey.underway");
        }
        if (state.report().isEmpty()) {
            return texts.text("defect.beside.report");
        }
        return texts.text(said ? "defect.beside.ready" : "defect.beside.statement");
    }

    /** The revealed report is the evidence: its document stands on the chain. */
    private void report(PurchaseState state, String statement) {
        run(() -> services.flow().reportDefect(acting.address(), state, statement, texts.get("defect.label")));
    }

    private VBox omission(Order order, @Nullable OmissionState known, Kind kind) {
        VBox card = Boxes.card(Words.section(texts.text("omission.heading")));
        if (known == null) {
            card.getChildren().add(Words.quietParagraph(texts.text("omission.purpose")));
            card.getChildren()
                    .add(action(
                            "omission.challenge",
                            "omission-challenge",
                            kind,
                            () -> services.flow().challenge(acting.address(), order, texts.get("omission.label"))));
            return card;
        }
        card.getChildren()
                .add(Words.paragraph(texts.text(
                        "omission." + known.stage(),
                        kit.money().whole(known.answerUntil()),
                        kit.money().whole(known.batchSeq()))));
        if (kind.late()) {
            Msg claim = new MarketMsg.ClaimOmission(leafId(order));
            card.getChildren()
                    .add(action(
                            "omission.claim",
                            "omission-claim",
                            kind,
                            () -> services.flow().send(acting.address(), List.of(claim), texts.get("omission.label"))));
        }
        return card;
    }

    private static Bytes leafId(Order order) {
        var receipt = order.receipt();
        return receipt == null ? Bytes.EMPTY : receipt.leaf().nullifierCommit();
    }

    private PrimaryAction action(String key, String id, Kind kind, Callable<OutboxEntry> deed) {
        var action = new PrimaryAction(texts.text(key), () -> run(deed));
        action.button().setId(id);
        action.busyProperty().bind(busy);
        action.possibleProperty().set(!kind.moving());
        action.besideProperty().set(kind.moving() ? texts.text("journey.underway") : texts.text(key + ".beside"));
        return action;
    }

    private void run(Callable<OutboxEntry> deed) {
        deeds.run(busy, deed, _ -> {
            navigator.notify(Notice.done(texts.text("complaint.sent")));
            changed.run();
        });
    }
}
