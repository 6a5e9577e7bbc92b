package org.cttdc.uikit.document;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;

/** Texts of documents as texts of the interface: they follow the language, English where the document has no other. */
public final class DocumentTexts {
    private DocumentTexts() {}

    /** The document's words in the language of the moment. */
    public static Text of(Languages languages, LocalizedText words) {
        return new FromDocument(languages, words);
    }

    private record FromDocument(Languages languages, LocalizedText words) implements Text {
        @Override
        public String get() {
            return words.in(languages.get());
        }

        @Override
        public ObservableStringValue observe() {
            return Bindings.createStringBinding(this::get, languages.observe());
        }
    }
}
