package org.cttdc.wallet.ui;

import org.cttdc.uikit.async.UserError;
import org.jspecify.annotations.Nullable;

/** How far something that is fetched is. */
sealed interface Load<T> {
    /** On its way for the first time. */
    record Waiting<T>() implements Load<T> {}

    /**
     * There.
     *
     * @param trouble why a newer answer could not be had; null where this is the newest
     */
    record Ready<T>(T value, @Nullable UserError trouble) implements Load<T> {
        boolean stale() {
            return trouble != null;
        }
    }

    /** Nothing to show but why. */
    record Failed<T>(UserError error) implements Load<T> {}
}
