package org.cttdc.wallet.ui;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.jspecify.annotations.Nullable;

/** Fetches one thing off the FX thread. What was shown once stays while a newer answer fails, marked as old. */
final class Loader<T> {
    private final ReadOnlyObjectWrapper<Load<T>> state =
            new ReadOnlyObjectWrapper<>(this, "state", new Load.Waiting<>());
    private final UiBridge.Latest<T> latest;
    private @Nullable Object subject;

    Loader(UiBridge bridge) {
        this.latest = bridge.latest(this::arrived, this::failed);
    }

    ReadOnlyObjectProperty<Load<T>> state() {
        return state.getReadOnlyProperty();
    }

    /** Asks anew; earlier questions are dropped. */
    void ask(Callable<T> work) {
        latest.ask(work);
    }

    /** What is there, seen otherwise. */
    void adjust(UnaryOperator<T> change) {
        if (state.get() instanceof Load.Ready<T> ready) {
            state.set(new Load.Ready<>(change.apply(ready.value()), ready.trouble()));
        }
    }

    /** Turns to a subject, such as an account: what is there of another one goes at once. Answers whether it was another. */
    boolean turnTo(@Nullable Object to) {
        if (Objects.equals(to, subject)) {
            return false;
        }
        subject = to;
        latest.forget();
        state.set(new Load.Waiting<>());
        return true;
    }

    private void arrived(T value) {
        state.set(new Load.Ready<>(value, null));
    }

    private void failed(UserError error) {
        state.set(
                state.get() instanceof Load.Ready<T> ready
                        ? new Load.Ready<>(ready.value(), error)
                        : new Load.Failed<>(error));
    }
}
