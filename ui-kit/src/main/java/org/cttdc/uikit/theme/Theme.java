package org.cttdc.uikit.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The looks of the suite. All colours of a look are tokens in one sheet; the rules are shared by all. */
public enum Theme {
    LIGHT("tokens-light.css", false),
    DARK("tokens-dark.css", true),
    HIGH_CONTRAST("tokens-contrast.css", true);

    private final String tokens;
    private final boolean dark;

    Theme(String tokens, boolean dark) {
        this.tokens = tokens;
        this.dark = dark;
    }

    /** Whether light text stands on a dark ground. */
    public boolean dark() {
        return dark;
    }

    String tokens() {
        return Sheets.address(tokens);
    }

    String base() {
        return dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }
}
