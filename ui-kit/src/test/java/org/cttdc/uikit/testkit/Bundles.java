package org.cttdc.uikit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;

/** Proves a text bundle: the same keys in every language, patterns that format, and every key the sources name. */
public final class Bundles {

    /** Literal keys: texts.get("..."), bind("..."), text("..."), has("..."); a trailing dot is a prefix. */
    private static final Pattern USE =
            Pattern.compile("\\b[tT]exts(?:\\(\\))?\\s*\\.(?:get|bind|text)\\(\\s*\"([^\"]+)\"\\s*([,)+])");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private Bundles() {}

    /** Both languages have the same keys, no empty value, and the same arguments in every pattern. */
    public static void assertComplete(Texts texts) {
        Set<String> english = texts.keys(Locale.ENGLISH);
        assertThat(texts.keys(Locale.SIMPLIFIED_CHINESE)).as("Chinese keys").isEqualTo(english);
        for (String key : english) {
            Set<Integer> expected = null;
            for (Locale locale : Languages.SUPPORTED) {
                String pattern = texts.pattern(locale, key);
                assertThat(pattern).as("%s in %s", key, locale).isNotBlank();
                assertThat(pattern.replace("''", ""))
                        .as("%s in %s: write '' for an apostrophe", key, locale)
                        .doesNotContain("'");
                Set<Integer> arguments = arguments(new MessageFormat(pattern, locale));
                assertThat(expected == null || expected.equals(arguments))
                        .as("%s: the same arguments in every language", key)
                        .isTrue();
                expected = arguments;
            }
        }
    }

    /** Every literal key in the sources is in the bundle; a key built from a prefix has at least one entry. */
    public static void assertUsedKeysExist(Texts texts, Path sources) {
        Set<String> keys = texts.keys(Locale.ENGLISH);
        var missing = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                var uses = USE.matcher(COMMENT.matcher(read(file)).replaceAll(""));
                while (uses.find()) {
                    String key = uses.group(1);
                    boolean there = uses.group(2).equals("+")
                            ? keys.stream().anyMatch(known -> known.startsWith(key))
                            : keys.contains(key);
                    if (!there) {
                        missing.add(file.getFileName() + ": " + key);
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(missing).as("keys used in sources but in no bundle").isEmpty();
    }

    private static Set<Integer> arguments(MessageFormat format) {
        var used = new TreeSet<Integer>();
        int count = format.getFormatsByArgumentIndex().length;
        for (int i = 0; i < count; i++) {
            var arguments = new Object[count];
            Arrays.fill(arguments, 7);
            String plain = format.format(arguments);
            arguments[i] = 987_654;
            if (!plain.equals(format.format(arguments))) {
                used.add(i);
            }
        }
        return used;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
