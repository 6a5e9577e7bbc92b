package org.cttdc.uikit.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final Path SHEETS = Path.of("src/main/resources/org/cttdc/uikit/theme");
    private static final Pattern TOKEN = Pattern.compile("(-[a-z0-9-]+):\\s*(#[0-9a-f]+);");
    private static final double ENOUGH = 4.5;

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "contrast"})
    void wordsStandOutFromEveryGround(String look) throws IOException {
        Map<String, Color> tokens = tokens(look);
        for (String ground : List.of("default", "overlay", "subtle", "inset")) {
            for (String words : List.of(
                    "-color-fg-default",
                    "-color-fg-muted",
                    "-color-fg-subtle",
                    "-color-accent-fg",
                    "-color-danger-fg")) {
                assertReadable(tokens, words, "-color-bg-" + ground);
            }
        }
        for (String verdict : List.of("success", "warning", "danger")) {
            assertReadable(tokens, "-color-" + verdict + "-fg", "-color-" + verdict + "-subtle");
        }
        assertReadable(tokens, "-color-fg-emphasis", "-color-accent-emphasis");
        assertReadable(tokens, "-color-fg-emphasis", "-color-accent-6");
        assertReadable(tokens, "-color-fg-emphasis", "-color-danger-6");
        assertReadable(tokens, "-color-fg-default", look.equals("light") ? "-color-base-1" : "-color-base-6");
        assertReadable(tokens, "-color-fg-default", "-ctt-selected");
        assertReadable(tokens, "-color-fg-default", "-ctt-highlight-1");
        assertReadable(tokens, "-color-fg-default", "-ctt-highlight-2");
    }

    @Test
    void everyLookHasTheSameTokens() throws IOException {
        assertThat(tokens("dark").keySet()).isEqualTo(tokens("light").keySet());
        assertThat(tokens("contrast").keySet()).isEqualTo(tokens("light").keySet());
    }

    @Test
    void rulesHaveNoColourLiterals() throws IOException {
        String rules = Files.readString(SHEETS.resolve("ctt.css")).replaceAll("(?s)/\\*.*?\\*/", "");
        assertThat(rules).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|\\b(white|black|red|green|blue)\\b");
    }

    private static void assertReadable(Map<String, Color> tokens, String words, String ground) {
        assertThat(tokens).containsKeys(words, ground);
        double high = Math.max(luminance(tokens.get(words)), luminance(tokens.get(ground)));
        double low = Math.min(luminance(tokens.get(words)), luminance(tokens.get(ground)));
        assertThat((high + 0.05) / (low + 0.05)).as("%s on %s", words, ground).isGreaterThanOrEqualTo(ENOUGH);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Color> tokens(String look) throws IOException {
        var tokens = new TreeMap<String, Color>();
        var found = TOKEN.matcher(Files.readString(SHEETS.resolve("tokens-" + look + ".css")));
        while (found.find()) {
            tokens.put(found.group(1), Color.web(found.group(2)));
        }
        return tokens;
    }
}
