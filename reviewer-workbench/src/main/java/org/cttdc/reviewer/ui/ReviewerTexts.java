package org.cttdc.reviewer.ui;

import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;

/** The words of the reviewer workbench. */
public final class ReviewerTexts {
    private ReviewerTexts() {}

    /** Reads both languages. */
    public static Texts load(Languages languages) {
        return Texts.load(languages, file -> ReviewerTexts.class.getResourceAsStream(file), "reviewer");
    }
}
