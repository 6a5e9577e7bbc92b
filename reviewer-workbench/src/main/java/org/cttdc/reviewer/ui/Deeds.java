package org.cttdc.reviewer.ui;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import org.cttdc.reviewer.flow.ReviewException;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.async.UserErrorException;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.wallet.api.WalletException;

/** Runs what a person asked for off the FX thread and tells how it ended; a signing sheet that was left is no failure. */
final class Deeds {
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;

    Deeds(UiKit kit, Texts texts, Navigator navigator) {
        this.kit = kit;
        this.texts = texts;
        this.navigator = navigator;
    }

    /**
     * Runs a deed.
     *
     * @param busy true while it runs
     * @param done told on the FX thread, not when the person cancelled
     */
    <T> void run(BooleanProperty busy, Callable<T> deed, Consumer<? super T> done) {
        busy.set(true);
        kit.bridge()
                .run(
                        () -> unlessCancelled(deed),
                        result -> {
                            busy.set(false);
                            result.ifPresent(done);
                        },
                        error -> {
                            busy.set(false);
                            navigator.notify(Notice.problem(error.what(), error.copyText()));
                        });
    }

    private <T> Optional<T> unlessCancelled(Callable<T> deed) throws Exception {
        try {
            return Optional.of(deed.call());
        } catch (WalletException e) {
            if (e.code() == WalletException.Code.CANCELLED) {
                return Optional.empty();
            }
            throw e;
        } catch (ReviewException e) {
            throw new UserErrorException(error(e), e);
        }
    }

    /** What a failed review step means, in the person's language. */
    UserError error(ReviewException e) {
        return UserError.of(texts, "review." + e.code(), String.valueOf(e.getMessage()));
    }
}
