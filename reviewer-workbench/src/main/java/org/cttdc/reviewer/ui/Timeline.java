package org.cttdc.reviewer.ui;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The milestones of a purchase, passed ones with a tick, the next one with an arrow. */
final class Timeline extends VBox {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    private final Texts texts;

    Timeline(Texts texts) {
        this.texts = texts;
        getStyleClass().addAll("purchase-timeline", "gap-4");
    }

    void show(Purchases.Row row, Journey journey) {
        getChildren().clear();
        boolean ended = journey.step() == Journey.Step.NONE;
        boolean next = true;
        for (Journey.Milestone milestone : Journey.Milestone.values()) {
            if (milestone.compareTo(journey.reached()) <= 0) {
                line(Feather.CHECK, texts.text("milestone." + milestone), "milestone.by." + by(row, milestone), false);
            } else if (!ended && next) {
                next = false;
                line(Feather.ARROW_RIGHT, texts.text("milestone." + milestone), "milestone.next", true);
            } else if (!ended) {
                line(Feather.CIRCLE, texts.text("milestone." + milestone), "milestone.later", false);
            }
        }
        if (ended) {
            String how = PurchasesPage.stageKey(row, journey);
            boolean stopped = how.endsWith("REFUNDED") || how.endsWith("CANCELLED");
            line(Feather.X, texts.text(stopped ? how : "milestone.ended"), "milestone.over", true);
        }
    }

    /** Whether the platform tells of it or the chain proves it; a proved purchase proves what went before. */
    private static String by(Purchases.Row row, Journey.Milestone milestone) {
        return row.order() == null || milestone.compareTo(Journey.Milestone.CLAIMED) >= 0 ? "chain" : "platform";
    }

    private void line(Ikon icon, Text name, String note, boolean now) {
        Label words = now ? Words.body(name) : Words.quiet(name);
        if (now) {
            words.getStyleClass().add("strong");
        }
        words.setMinWidth(USE_PREF_SIZE);
        Label aside = Words.caption(texts.text(note));
        var row = Boxes.row(Gap.NEAR, Words.icon(icon), words, aside);
        row.pseudoClassStateChanged(NOW, now);
        getChildren().add(row);
    }
}
