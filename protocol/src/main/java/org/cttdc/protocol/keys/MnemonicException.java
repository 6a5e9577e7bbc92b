package org.cttdc.protocol.keys;

import java.util.List;

/** Words that are not a BIP-39 phrase: what is wrong, which word, and what may have been meant. */
public final class MnemonicException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int position;
    private final String word;
    private final transient List<String> suggestions;

    /** Why the phrase was refused. */
    public enum Reason {
        /** Not 12, 15, 18, 21 or 24 words. */
        COUNT,
        /** A word that is not in the list. */
        WORD,
        /** Every word exists, but the last one's checksum says that one is wrong or misplaced. */
        CHECKSUM
    }

    MnemonicException(Reason reason, int position, String word, List<String> suggestions, String message) {
        super(message);
        this.reason = reason;
        this.position = position;
        this.word = word;
        this.suggestions = List.copyOf(suggestions);
    }

    /** Why the phrase was refused. */
    public Reason reason() {
        return reason;
    }

    /** The bad word's place, from 1; 0 where the whole phrase is meant. */
    public int position() {
        return position;
    }

    /** The bad word as typed, or empty. */
    public String word() {
        return word;
    }

    /** Words of the list that look like the bad one, nearest first. */
    public List<String> suggestions() {
        return suggestions;
    }
}
