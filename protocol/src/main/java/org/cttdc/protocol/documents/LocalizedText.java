package org.cttdc.protocol.documents;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A text in one or more languages, by lower-case language code ({@code en}, {@code zh}); English is required. */
public record LocalizedText(SortedMap<String, String> texts) {
    /** The language every text must have. */
    public static final String REQUIRED = "en";

    public LocalizedText {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    public static LocalizedText of(String en) {
        return new LocalizedText(new TreeMap<>(Map.of(REQUIRED, en)));
    }

    public static LocalizedText of(String en, String zh) {
        return new LocalizedText(new TreeMap<>(Map.of(REQUIRED, en, "zh", zh)));
    }

    /** The text in a language, in English where that language is missing, empty where both are. */
    public String in(Locale locale) {
        return texts.getOrDefault(locale.getLanguage(), texts.getOrDefault(REQUIRED, ""));
    }

    /** This text with one language set, or removed when {@code text} is empty. */
    public LocalizedText with(String language, String text) {
        var changed = new TreeMap<>(texts);
        if (text.isEmpty()) {
            changed.remove(language);
        } else {
            changed.put(language, text);
        }
        return new LocalizedText(changed);
    }
}
