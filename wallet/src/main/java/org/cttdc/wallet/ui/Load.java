package org.cttdc.wallet.ui;

import org.cttdc.uikit.async.UserError;

/** How far something that is fetched is. */
sealed interface Load<T> {
    /** On its way for the first time. */
    record Waiting<T>() implements Load<T> {}

    /** There; {@code stale} where a newer answer could not be had. */
    record Ready<T>(T value, boolean stale) implements Load<T> {}

    /** Nothing to show but why. */
    record Failed<T>(UserError error) implements Load<T> {}
}
