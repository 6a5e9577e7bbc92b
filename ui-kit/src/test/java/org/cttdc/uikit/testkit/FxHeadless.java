package org.cttdc.uikit.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cttdc.uikit.theme.Appearance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the toolkit once for all tests of a module, on whatever platform the build names (headless). */
public final class FxHeadless implements BeforeAllCallback {

    private static final long LIMIT_SECONDS = 30;
    private static boolean started;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    /** Starts the toolkit if it does not run yet. */
    public static synchronized void start() throws InterruptedException {
        if (started) {
            return;
        }
        var ready = new CountDownLatch(1);
        try {
            Platform.startup(ready::countDown);
        } catch (IllegalStateException alreadyRunning) {
            ready.countDown();
        }
        if (!ready.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("JavaFX did not start; is -Dglass.platform=Headless set?");
        }
        Platform.setImplicitExit(false);
        started = true;
    }

    /** Runs something on the FX thread and waits for its value. */
    public static <T> T call(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            return unchecked(work);
        }
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable t) {
                result.completeExceptionally(t);
            }
        });
        try {
            return result.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The FX thread did not answer in " + LIMIT_SECONDS + " s", e);
        }
    }

    /** Runs something on the FX thread and waits for its end. */
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until a condition holds, asked on the FX thread between events. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The condition did not come true in " + LIMIT_SECONDS + " s");
            }
            Thread.onSpinWait();
        }
    }

    /** Shows a root in its own dressed window and lays it out; close the stage at the end. */
    public static Stage show(Parent root, double width, double height, Appearance appearance) {
        return call(() -> {
            var scene = new Scene(root, width, height);
            appearance.dress(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            root.applyCss();
            root.layout();
            return stage;
        });
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
