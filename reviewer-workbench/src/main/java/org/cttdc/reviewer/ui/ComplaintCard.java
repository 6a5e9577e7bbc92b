package org.cttdc.reviewer.ui;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.layout.VBox;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.OmissionState.OmissionStage;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.jspecify.annotations.Nullable;

/** What a buyer may hold against a model or a platform: a defect that the tests missed, an order that was left out. */
final class ComplaintCard extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Acting acting;
    private final Complaining complaining;
    private final DefectCard defect;
    private final VBox leftOut = Boxes.column(Gap.GROUP);
    private @Nullable Kind shown;

    /** What is offered; while it stays the same, nothing is made anew under somebody's fingers. */
    private record Kind(
            String purchase, @Nullable OmissionState omission, boolean leftOut, boolean moving, boolean late) {}

    ComplaintCard(
            ReviewerServices services, Texts texts, Navigator navigator, Acting acting, Deeds deeds, Runnable changed) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.acting = acting;
        this.complaining = new Complaining(texts, navigator, deeds, changed);
        this.defect = new DefectCard(services, texts, navigator, acting, deeds, changed);
        leftOut.managedProperty().bind(leftOut.visibleProperty());
        getStyleClass().add("gap-16");
        managedProperty().bind(visibleProperty());
        getChildren().addAll(defect, leftOut);
    }

    void show(PurchasesPage.Listed listed) {
        defect.show(listed);
        showOmission(listed);
        setVisible(defect.isVisible() || leftOut.isVisible());
    }

    private void showOmission(PurchasesPage.Listed listed) {
        Purchases.Row row = listed.row();
        OmissionState omission = listed.complaints().omission();
        boolean late = omission != null
                && omission.stage() == OmissionStage.OPEN
                && listed.now().next() > omission.answerUntil();
        boolean moving = listed.underway().market().stream().anyMatch(one -> isAbout(one, row.order()));
        var kind = new Kind(row.id(), omission, Complaints.isLeftOut(row, listed.now()), moving, late);
        if (kind.equals(shown)) {
            return;
        }
        shown = kind;
        leftOut.getChildren().clear();
        Order order = row.order();
        if (order != null && (omission != null || kind.leftOut())) {
            leftOut.getChildren().add(omission(order, omission, kind));
        }
        leftOut.setVisible(!leftOut.getChildren().isEmpty());
    }

    private static boolean isAbout(MarketMsg message, @Nullable Order order) {
        Receipt receipt = order == null ? null : order.receipt();
        return receipt != null
                && switch (message) {
                    case MarketMsg.ChallengeOmission it -> it.leaf().equals(receipt.leaf());
                    case MarketMsg.ClaimOmission it ->
                        it.nullifierCommit().equals(receipt.leaf().nullifierCommit());
                    default -> false;
                };
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
        return complaining.action(key, id, kind.moving(), texts.text(key + ".beside"), deed);
    }
}
