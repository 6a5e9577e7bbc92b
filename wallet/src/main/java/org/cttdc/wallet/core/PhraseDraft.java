package org.cttdc.wallet.core;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cttdc.protocol.keys.Mnemonic;
import org.cttdc.protocol.keys.WordList;
import org.cttdc.wallet.api.WalletException;
import org.cttdc.wallet.api.WalletException.Code;

/** A fresh phrase between being shown and being kept: it must be proved written down first. {@link #close} wipes it. */
public final class PhraseDraft implements AutoCloseable {
    private static final int WORDS = 12;
    private static final int CHECKED = 3;

    private final Mnemonic phrase;
    private final List<Integer> checkPositions;

    private PhraseDraft(Mnemonic phrase, List<Integer> checkPositions) {
        this.phrase = phrase;
        this.checkPositions = checkPositions;
    }

    static PhraseDraft random(WordList list, SecureRandom random) {
        List<Integer> positions =
                new ArrayList<>(IntStream.rangeClosed(1, WORDS).boxed().toList());
        Collections.shuffle(positions, random);
        List<Integer> checked = positions.subList(0, CHECKED).stream().sorted().toList();
        return new PhraseDraft(Mnemonic.generate(list, WORDS, random), checked);
    }

    /** The words in order, to write down. */
    public List<String> words() {
        return phrase.words();
    }

    /** Which words are asked back, from 1, ascending. */
    public List<Integer> checkPositions() {
        return checkPositions;
    }

    /**
     * The restore check.
     *
     * @param answers for {@link #checkPositions()}, in that order; case and white space do not matter
     * @throws WalletException CHECK_FAILED naming the first wrong word's place
     */
    public void check(List<String> answers) {
        List<String> words = phrase.words();
        for (int i = 0; i < checkPositions.size(); i++) {
            int position = checkPositions.get(i);
            if (i >= answers.size() || !normal(answers.get(i)).equals(words.get(position - 1))) {
                throw new WalletException(Code.CHECK_FAILED, "Word " + position + " is not what was shown");
            }
        }
    }

    Mnemonic phrase() {
        return phrase;
    }

    @Override
    public void close() {
        phrase.close();
    }

    private static String normal(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    }
}
