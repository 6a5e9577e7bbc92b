package org.cttdc.wallet.sentence;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;

/** A document's own words in the language of the person, English where it has none. */
record Localized(Languages languages, LocalizedText words) implements Text {
    @Override
    public String get() {
        return Shown.foreign(words.in(languages.get()));
    }

    @Override
    public ObservableStringValue observe() {
        return Bindings.createStringBinding(this::get, languages.observe());
    }
}
