package org.cttdc.app.nodes;

import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;

/** The words of the Nodes view. */
final class NodesTexts {
    private NodesTexts() {}

    /** Reads both languages. */
    static Texts load(Languages languages) {
        return Texts.load(languages, file -> NodesTexts.class.getResourceAsStream(file), "nodes");
    }
}
