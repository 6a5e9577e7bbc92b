package org.cttdc.tour;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** The toolkit's thread, seen from the tour's. */
final class Fx {
    private static final long PATIENCE_SECONDS = 120;

    private Fx() {}

    /** Starts the toolkit. */
    static void start() throws InterruptedException {
        var ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TourFailure("JavaFX did not start; without a display it needs -Dglass.platform=Headless");
        }
        Platform.setImplicitExit(false);
    }

    /** Runs something on the FX thread and waits for its value. */
    static <T> T call(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TourFailure("the tour was interrupted", e);
        } catch (ExecutionException e) {
            throw new TourFailure("on the FX thread: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new TourFailure("the FX thread did not answer in " + PATIENCE_SECONDS + " s", e);
        }
    }

    /** Runs something on the FX thread and waits for its end. */
    static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
