package org.cttdc.wallet.ui;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.cttdc.protocol.keys.MnemonicException;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.async.UserErrorException;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.wallet.api.WalletException;

/** Puts the wallet's refusals into the person's words. */
public final class WalletErrors {
    private final Texts texts;

    /** @param texts from {@link WalletWorkbench#texts} */
    public WalletErrors(Texts texts) {
        this.texts = texts;
    }

    /** What to tell the person; empty where the failure is not the wallet's. */
    public Optional<UserError> words(Throwable failure) {
        return failure instanceof WalletException refusal
                ? Optional.of(
                        UserError.of(texts, "wallet." + refusal.code().name(), String.valueOf(refusal.getMessage())))
                : Optional.empty();
    }

    /** Work whose refusals already carry the words. */
    <T> Callable<T> telling(Callable<T> work) {
        return () -> {
            try {
                return work.call();
            } catch (WalletException e) {
                throw new UserErrorException(words(e).orElseThrow(), e);
            }
        };
    }

    /** What is wrong with a phrase, exactly. */
    Text phrase(MnemonicException problem) {
        return switch (problem.reason()) {
            case COUNT -> texts.text("phrase.count");
            case CHECKSUM -> texts.text("phrase.checksum");
            case WORD ->
                problem.suggestions().isEmpty()
                        ? texts.text("phrase.word", problem.position(), problem.word())
                        : texts.text(
                                "phrase.word.near",
                                problem.position(),
                                problem.word(),
                                String.join(", ", problem.suggestions()));
        };
    }
}
