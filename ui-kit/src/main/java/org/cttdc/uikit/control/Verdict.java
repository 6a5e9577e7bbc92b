package org.cttdc.uikit.control;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The four honest states of quality; each has its own word, shape and colour. */
public enum Verdict {
    PASS("pass", Feather.CHECK_CIRCLE),
    CONDITIONAL("conditional", Feather.ALERT_TRIANGLE),
    FAIL("fail", Feather.X_OCTAGON),
    INSUFFICIENT("insufficient", Feather.HELP_CIRCLE);

    private final String word;
    private final Feather shape;

    Verdict(String word, Feather shape) {
        this.word = word;
        this.shape = shape;
    }

    /** Style class and last part of the text key. */
    public String word() {
        return word;
    }

    public Ikon shape() {
        return shape;
    }
}
