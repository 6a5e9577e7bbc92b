package org.cttdc.wallet.ui;

import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** What a new passphrase must be. Length is what counts against guessing; mixtures of signs are not asked for. */
final class PassphraseRule {
    static final int LEAST = 10;

    private PassphraseRule() {}

    /** What is wrong with a new passphrase; null where nothing is or nothing was typed. */
    static @Nullable Text problem(Texts texts, String passphrase) {
        int missing = LEAST - passphrase.codePointCount(0, passphrase.length());
        return passphrase.isEmpty() || missing <= 0 ? null : texts.text("passphrase.short", LEAST, missing);
    }

    /** What is wrong with its repetition. */
    static @Nullable Text repeatProblem(Texts texts, String passphrase, String repeated) {
        return repeated.isEmpty() || repeated.equals(passphrase) ? null : texts.text("passphrase.differs");
    }

    static boolean good(Texts texts, String passphrase, String repeated) {
        return !passphrase.isEmpty() && repeated.equals(passphrase) && problem(texts, passphrase) == null;
    }
}
