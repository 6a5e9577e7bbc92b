package org.cttdc.uikit.control;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.cttdc.uikit.i18n.Text;

/** Tooltips that follow the language. */
public final class Hints {

    private static final Duration DELAY = Duration.millis(400);

    private Hints() {}

    public static void on(Control control, Text words) {
        var tip = new Tooltip();
        tip.textProperty().bind(words.observe());
        tip.setShowDelay(DELAY);
        tip.setWrapText(true);
        control.setTooltip(tip);
    }
}
