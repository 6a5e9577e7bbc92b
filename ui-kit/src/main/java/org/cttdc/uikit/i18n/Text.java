package org.cttdc.uikit.i18n;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;

/**
 * A sentence or word that knows its own translation: immutable, so it may travel between threads inside records and be
 * shown in whatever language is current when it reaches the screen.
 */
public interface Text {

    /** The text in the language that is current now. */
    String get();

    /** The text as a value that follows the language. Holds the language weakly, so that nothing needs unbinding. */
    ObservableStringValue observe();

    /** Words that are the same in every language: names people chose, identifiers, numbers already formatted. */
    static Text literal(String words) {
        return new Literal(words);
    }

    /** No words at all. */
    static Text empty() {
        return Literal.EMPTY;
    }

    /** A text without translation. */
    record Literal(String words) implements Text {
        private static final Literal EMPTY = new Literal("");

        @Override
        public String get() {
            return words;
        }

        @Override
        public ObservableStringValue observe() {
            return new ReadOnlyStringWrapper(words).getReadOnlyProperty();
        }
    }
}
