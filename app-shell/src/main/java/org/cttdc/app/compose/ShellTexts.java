package org.cttdc.app.compose;

import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;

/** The shell's own words. */
public final class ShellTexts {
    private ShellTexts() {}

    /** Reads both languages. */
    public static Texts load(Languages languages) {
        return Texts.load(languages, file -> ShellTexts.class.getResourceAsStream(file), "shell");
    }
}
