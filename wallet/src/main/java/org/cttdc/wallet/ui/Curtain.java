package org.cttdc.wallet.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.cttdc.uikit.control.MoneyLabel;

/** Covers what the person owns, as where somebody looks over the shoulder; what is signed is never covered. FX thread only. */
final class Curtain {
    private final BooleanProperty drawn = new SimpleBooleanProperty(this, "drawn");

    /** Whether amounts are covered. */
    BooleanProperty drawnProperty() {
        return drawn;
    }

    void toggle() {
        drawn.set(!drawn.get());
    }

    /** An amount, or what stands in its place. */
    String over(String amount) {
        return drawn.get() ? MoneyLabel.COVER : amount;
    }
}
