package org.cttdc.expert.ui;

import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;

/** The workbench's words. */
public final class ExpertTexts {
    private ExpertTexts() {}

    /** Reads both languages. */
    public static Texts load(Languages languages) {
        return Texts.load(languages, file -> ExpertTexts.class.getResourceAsStream(file), "expert");
    }
}
