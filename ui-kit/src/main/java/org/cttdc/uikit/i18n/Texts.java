package org.cttdc.uikit.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.jspecify.annotations.Nullable;

/**
 * The words of one module, in every supported language. Each module keeps two UTF-8 files beside one of its classes,
 * {@code <name>_en.properties} and {@code <name>_zh.properties}, and makes its texts so:
 *
 * <pre>{@code
 * Texts texts = Texts.load(languages, file -> WalletTexts.class.getResourceAsStream(file), "wallet");
 * label.textProperty().bind(texts.bind("wallet.balance", 3));
 * }</pre>
 *
 * Values are {@link MessageFormat} patterns: {@code {0}} is an argument, {@code ''} an apostrophe. Arguments that are
 * {@link Text} are resolved in the same language.
 */
public final class Texts {

    /** Opens a file of the module that owns the bundle; the module must do it itself, its resources are walled. */
    @FunctionalInterface
    public interface Source {
        @Nullable
        InputStream open(String file);
    }

    private final Languages languages;
    private final Map<Locale, Map<String, String>> patterns;
    private final String name;

    private Texts(Languages languages, String name, Map<Locale, Map<String, String>> patterns) {
        this.languages = languages;
        this.name = name;
        this.patterns = patterns;
    }

    /**
     * Reads both language files.
     *
     * @throws IllegalStateException if a file is missing
     */
    public static Texts load(Languages languages, Source source, String name) {
        var all = new HashMap<Locale, Map<String, String>>();
        for (Locale locale : Languages.SUPPORTED) {
            all.put(locale, read(source, name + "_" + locale.getLanguage() + ".properties"));
        }
        return new Texts(languages, name, Map.copyOf(all));
    }

    private static Map<String, String> read(Source source, String file) {
        try (InputStream in = source.open(file)) {
            if (in == null) {
                throw new IllegalStateException("Text bundle " + file + " is not beside the class that loads it");
            }
            var properties = new Properties();
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            var map = new HashMap<String, String>();
            properties.forEach((key, value) -> map.put((String) key, (String) value));
            return Map.copyOf(map);
        } catch (IOException e) {
            throw new UncheckedIOException("Text bundle " + file + " could not be read", e);
        }
    }

    /**
     * The text now.
     *
     * @throws IllegalArgumentException if the bundle has no such key
     */
    public String get(String key, Object... args) {
        Locale locale = languages.get();
        var resolved = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            resolved[i] = args[i] instanceof Text text ? text.get() : args[i];
        }
        return new MessageFormat(pattern(locale, key), locale).format(resolved);
    }

    /** The text as a binding that follows the language. */
    public StringBinding bind(String key, Object... args) {
        pattern(languages.get(), key);
        return Bindings.createStringBinding(() -> get(key, args), languages.observe());
    }

    /** The text as a value for records and models. */
    public Text text(String key, Object... args) {
        pattern(languages.get(), key);
        return new Keyed(this, key, List.of(args));
    }

    /** Whether the bundle has the key. */
    public boolean has(String key) {
        return keys(languages.get()).contains(key);
    }

    /** All keys of one language, in order. */
    public Set<String> keys(Locale locale) {
        return new TreeSet<>(table(locale).keySet());
    }

    /** The raw pattern of a key. */
    public String pattern(Locale locale, String key) {
        String pattern = table(locale).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("Text bundle " + name + "_" + locale.getLanguage() + " has no key \""
                    + key + "\": add it in every language");
        }
        return pattern;
    }

    /** The language in use, for formatting that belongs to these texts. */
    public Languages languages() {
        return languages;
    }

    private Map<String, String> table(Locale locale) {
        return patterns.getOrDefault(Languages.nearest(locale), Map.of());
    }

    /** A key and its arguments, resolved when asked. */
    private record Keyed(Texts texts, String key, List<Object> args) implements Text {
        @Override
        public String get() {
            return texts.get(key, args.toArray());
        }

        @Override
        public StringBinding observe() {
            return texts.bind(key, args.toArray());
        }

        @Override
        public String toString() {
            return get();
        }
    }
}
