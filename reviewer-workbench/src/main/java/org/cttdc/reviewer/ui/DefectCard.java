package org.cttdc.reviewer.ui;

import java.util.List;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DefectState.DefectStage;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.jspecify.annotations.Nullable;

/** The defect of one purchase: reporting it, having a jury decide, and taking the bond back where nobody did. */
final class DefectCard extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Complaining complaining;
    private final DefectForm form;
    private @Nullable Kind shown;

    /** What became of a reported defect; while it stays the same, nothing is made anew under somebody's fingers. */
    private record Kind(DefectState defect, long dispute, boolean moving, boolean lapsed) {
        boolean open() {
            return defect.stage() == DefectStage.OPEN;
        }

        /** A dispute is open, or there was one that decided. */
        boolean disputed() {
            return defect.disputed() && dispute >= 0;
        }
    }

    DefectCard(
            ReviewerServices services, Texts texts, Navigator navigator, Acting acting, Deeds deeds, Runnable changed) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.complaining = new Complaining(texts, navigator, deeds, changed);
        this.form = new DefectForm(
                kit,
                texts,
                complaining.busy(),
                (purchase, claim) -> complaining.run(() -> services.flow()
                        .reportDefect(
                                acting.address(),
                                purchase,
                                claim.statement(),
                                claim.evidence(),
                                texts.get("defect.label"))));
        managedProperty().bind(visibleProperty());
    }

    void show(PurchasesPage.Listed listed) {
        PurchaseState purchase = listed.row().state();
        setVisible(purchase != null);
        if (purchase == null) {
            return;
        }
        boolean moving = isMoving(listed.underway(), purchase.nullifier());
        DefectState known = listed.complaints().defect();
        if (known == null) {
            shown = null;
            form.show(purchase, moving);
            if (!getChildren().contains(form)) {
                getChildren().setAll(form);
            }
            return;
        }
        boolean lapsed = Assignments.cycle(listed.now()) >= Complaints.lapses(known, listed.now());
        var kind = new Kind(known, listed.complaints().dispute(), moving, lapsed);
        if (!kind.equals(shown)) {
            shown = kind;
            getChildren().setAll(known(kind, listed.now()));
        }
    }

    private static boolean isMoving(Underway underway, Bytes purchase) {
        return underway.market().stream().anyMatch(message -> switch (message) {
                    case MarketMsg.ReportDefect it -> it.purchase().equals(purchase);
                    case MarketMsg.ReclaimBond it -> it.target().equals(purchase);
                    default -> false;
                })
                || underway.court().stream()
                        .anyMatch(message -> message instanceof ArbitrationMsg.OpenDispute it
                                && it.target().equals(purchase));
    }

    private VBox known(Kind kind, Moment now) {
        DefectState defect = kind.defect();
        VBox card = Boxes.card(
                Words.section(texts.text("defect.heading")),
                Words.paragraph(texts.text("defect.said", defect.statement())),
                Words.quietParagraph(state(kind, now)),
                Boxes.row(
                        Gap.NEAR,
                        Words.quiet(texts.text("defect.evidence")),
                        Boxes.spring(),
                        new HashLabel(kit, defect.evidence().hex())));
        if (kind.disputed()) {
            String number = Long.toString(kind.dispute());
            var show = Words.button(
                    texts.text("defect.dispute.show"),
                    () -> navigator.open(ReviewerWorkbench.ID, DisputesPage.ID, number));
            show.setId("defect-dispute-show");
            card.getChildren().add(Boxes.row(Gap.NEAR, Boxes.spring(), show));
        } else if (kind.open()) {
            card.getChildren().add(vouch(kind, now));
            if (kind.lapsed()) {
                card.getChildren().add(reclaim(kind));
            }
        }
        return card;
    }

    private Text state(Kind kind, Moment now) {
        if (!kind.open()) {
            return texts.text("defect." + kind.defect().stage());
        }
        if (kind.disputed()) {
            return texts.text("defect.DISPUTED");
        }
        long lapses = Complaints.lapses(kind.defect(), now);
        return kind.lapsed()
                ? texts.text("defect.lapsing")
                : texts.text("defect.OPEN", lapses, now.phases().firstHeight(lapses, Phase.BATCHES));
    }

    private PrimaryAction vouch(Kind kind, Moment now) {
        String bond = kit.money()
                .format(Asset.CTT, now.params().arbitration().disputeBond())
                .text();
        return complaining.action(
                "defect.vouch",
                "defect-vouch",
                kind.moving(),
                texts.text("defect.vouch.beside", bond),
                () -> services.court()
                        .vouch(acting.address(), kind.defect().purchase(), texts.get("label.dispute.defect")));
    }

    private PrimaryAction reclaim(Kind kind) {
        String bond = kit.money().format(Asset.CTT, kind.defect().bond()).text();
        var message = new MarketMsg.ReclaimBond(kind.defect().purchase());
        return complaining.action(
                "defect.reclaim",
                "defect-reclaim",
                kind.moving(),
                texts.text("defect.reclaim.beside", bond),
                () -> services.flow().send(acting.address(), List.of(message), texts.get("label.defect.bond")));
    }
}
