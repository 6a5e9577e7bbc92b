package org.cttdc.uikit.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The fonts that ship with the suite: one family for Latin and Chinese with equally wide figures, one for hashes. */
public final class Fonts {

    /** Latin and Chinese, regular and bold. */
    public static final String SANS = "Ctt Sans";

    /** Hashes and bytes. */
    public static final String MONO = "Ctt Mono";

    private static final List<String> FILES = List.of("CttSans-Regular.otf", "CttSans-Bold.otf", "CttMono-Regular.ttf");

    private Fonts() {}

    /**
     * Makes the fonts known to the toolkit; loading again costs little.
     *
     * @throws IllegalStateException if a font cannot be read: the suite would show boxes instead of words
     */
    public static void load() {
        if (Font.getFamilies().containsAll(List.of(SANS, MONO))) {
            return;
        }
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream(file)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("Font " + file + " could not be loaded; install the suite again");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Font " + file + " could not be read", e);
            }
        }
    }
}
