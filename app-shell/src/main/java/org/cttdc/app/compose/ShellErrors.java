package org.cttdc.app.compose;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.async.UserErrorException;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.wallet.ui.WalletErrors;

/**
 * Puts every failure that reaches the screen into the person's words: what did not happen, why, and what to do. Text from a server
 * stays in the details.
 */
public final class ShellErrors implements Function<Throwable, UserError> {
    private final Texts texts;
    private final WalletErrors wallet;

    public ShellErrors(Texts texts, WalletErrors wallet) {
        this.texts = texts;
        this.wallet = wallet;
    }

    @Override
    public UserError apply(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapper when wrapper.getCause() != null -> apply(wrapper.getCause());
            case ExecutionException wrapper when wrapper.getCause() != null -> apply(wrapper.getCause());
            case UserErrorException known -> known.error();
            case LightNodeException node -> UserError.of(texts, "node." + node.code(), details(node));
            case CommerceException trade -> UserError.of(texts, "commerce." + trade.code(), details(trade));
            default -> other(failure);
        };
    }

    private UserError other(Throwable failure) {
        Optional<UserError> known = wallet.words(failure);
        return known.orElseGet(() -> UserError.of(texts, "unexpected", details(failure)));
    }

    private static String details(Throwable failure) {
        StringBuilder out = new StringBuilder(failure.toString());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            out.append("\ncaused by ").append(cause);
        }
        return out.toString();
    }
}
