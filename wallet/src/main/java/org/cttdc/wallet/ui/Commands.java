package org.cttdc.wallet.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.cttdc.uikit.async.UserError;

/** Runs what changes the keystore off the FX thread, one command at a time. */
final class Commands {
    private final Context context;
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");

    Commands(Context context) {
        this.context = context;
    }

    /** A command is under way; another one is not taken. */
    BooleanProperty busy() {
        return busy;
    }

    <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<UserError> failed) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        context.kit()
                .bridge()
                .run(
                        context.errors().telling(work),
                        value -> {
                            busy.set(false);
                            done.accept(value);
                        },
                        error -> {
                            busy.set(false);
                            failed.accept(error);
                        });
    }
}
