package org.cttdc.reviewer.ui;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The phases of the running cycle as one bar, each with its name, its heights and how far it is. */
final class PhaseBar extends HBox {
    private static final double BAR_HEIGHT = 6;

    private final UiKit kit;
    private final Texts texts;

    PhaseBar(UiKit kit, Texts texts) {
        this.kit = kit;
        this.texts = texts;
        setId("competition-phases");
        getStyleClass().addAll("phase-bar", "pad-16", "gap-8");
    }

    void show(Moment now) {
        CyclePhases phases = now.phases();
        CyclePhases.Place place = phases.at(now.next());
        getChildren().clear();
        for (Phase phase : Phase.values()) {
            if (phase != Phase.SEED && phase != Phase.UPDATES) {
                getChildren().add(part(phases, place, phase, now.next()));
            }
        }
    }

    private VBox part(CyclePhases phases, CyclePhases.Place place, Phase phase, long next) {
        long first = phases.firstHeight(place.cycle(), phase);
        long last = phases.lastHeight(place.cycle(), phase);
        boolean running = place.phase() == phase;
        Text name = texts.text("phase." + phase);
        Label title = running ? Words.body(name) : Words.quiet(name);
        var head = Boxes.row(Gap.TIGHT, title);
        if (running) {
            title.getStyleClass().add("strong");
            head.getChildren().addFirst(Words.icon(Feather.ARROW_RIGHT));
        }
        var bar = new ProgressBar(Math.clamp((double) (next - first) / (last - first + 1), 0, 1));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(BAR_HEIGHT);
        bar.setPrefHeight(BAR_HEIGHT);
        bar.accessibleTextProperty().bind(name.observe());
        bar.setFocusTraversable(false);
        String range = kit.money().whole(first) + "–" + kit.money().whole(last);
        Label heights = Words.caption(
                running ? texts.text("phase.running", range, place.blocksLeft() + 1) : Text.literal(range));
        VBox box = Boxes.column(Gap.TIGHT, head, bar, heights);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(100);
        return box;
    }
}
