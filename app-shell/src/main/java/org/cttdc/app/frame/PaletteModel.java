package org.cttdc.app.frame;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** Finds what a person can do by a few letters of its name. */
public final class PaletteModel {

    private static final int WORD_START = 8;
    private static final int RUN = 4;
    private static final int HIT = 1;

    /**
     * One thing to do.
     *
     * @param place where it is done
     */
    public record Entry(
            Text label, Text place, @Nullable KeyCombination shortcut, ObservableBooleanValue enabled, Runnable run) {}

    private record Scored(Entry entry, int score) {}

    private final List<Entry> entries;

    public PaletteModel(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Entries whose name has the letters of the query in order, the best fit first; all for an empty query. */
    public List<Entry> find(String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return entries;
        }
        return entries.stream()
                .map(entry -> new Scored(entry, best(entry, wanted)))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::entry)
                .toList();
    }

    private static int best(Entry entry, String wanted) {
        String label = entry.label().get();
        return Math.max(
                2 * score(label, wanted), score(label + " " + entry.place().get(), wanted));
    }

    /** 0 if the letters are not there in order; more for starts of words and for letters in a run. */
    static int score(String name, String wanted) {
        String text = name.toLowerCase(Locale.ROOT);
        int score = 0;
        int at = 0;
        int previous = -2;
        for (int i = 0; i < wanted.length(); i++) {
            char letter = wanted.charAt(i);
            if (Character.isWhitespace(letter)) {
                continue;
            }
            int found = text.indexOf(letter, at);
            if (found < 0) {
                return 0;
            }
            score += HIT;
            if (found == previous + 1) {
                score += RUN;
            }
            if (found == 0 || !Character.isLetterOrDigit(text.charAt(found - 1))) {
                score += WORD_START;
            }
            previous = found;
            at = found + 1;
        }
        return score;
    }
}
