package org.cttdc.protocol.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The official BIP-39 lists of 2048 words. */
@SuppressWarnings("ImmutableEnumChecker") // both collections are unmodifiable
public enum WordList {
    ENGLISH("english.txt"),
    CHINESE_SIMPLIFIED("chinese_simplified.txt");

    /** Words in a list: eleven bits each. */
    public static final int SIZE = 2048;

    private static final int MAX_EDITS = 3;
    private static final int SUGGESTIONS = 3;

    private final List<String> words;
    private final Map<String, Integer> indices;

    WordList(String resource) {
        words = read(resource);
        Map<String, Integer> found = HashMap.newHashMap(SIZE);
        for (int i = 0; i < words.size(); i++) {
            found.put(words.get(i), i);
        }
        indices = Map.copyOf(found);
        if (words.size() != SIZE || indices.size() != SIZE) {
            throw new IllegalStateException(resource + " does not hold " + SIZE + " different words");
        }
    }

    /** All words in order. */
    public List<String> words() {
        return words;
    }

    /** The index of a word, or -1. */
    int indexOf(String word) {
        return indices.getOrDefault(word, -1);
    }

    /** The words nearest to a mistyped one by edit distance, nearest first, at most three and none that shares nothing with it. */
    List<String> nearest(String word) {
        record Near(String word, int distance) {}
        List<Near> near = new ArrayList<>();
        for (String candidate : words) {
            // Lengths further apart take more edits than that: a page pasted by mistake must not be measured 2048
            // times.
            if (Math.abs(word.length() - candidate.length()) <= MAX_EDITS) {
                int distance = distance(word, candidate);
                if (distance < Math.max(word.length(), candidate.length()) && distance <= MAX_EDITS) {
                    near.add(new Near(candidate, distance));
                }
            }
        }
        near.sort(Comparator.comparingInt(Near::distance));
        return near.stream().limit(SUGGESTIONS).map(Near::word).toList();
    }

    /** Edits (insert, delete, replace a character, swap neighbours) from one word to the other. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }

    private static List<String> read(String resource) {
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the word list " + resource + " is missing from this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
