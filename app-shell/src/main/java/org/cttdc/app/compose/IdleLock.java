package org.cttdc.app.compose;

import java.util.concurrent.Executor;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;
import org.cttdc.wallet.core.AutoLock;

/** Has the wallet locked when nobody touched the window for a while. FX thread; the keys are wiped on a worker. */
final class IdleLock implements AutoCloseable {
    private static final Duration LOOK = Duration.seconds(5);

    private final Node window;
    private final EventHandler<InputEvent> touched;
    private final Timeline looking;

    IdleLock(AutoLock lock, Node window, Executor workers) {
        this.window = window;
        this.touched = _ -> lock.activity();
        this.looking = new Timeline(new KeyFrame(LOOK, _ -> workers.execute(lock::check)));
        window.addEventFilter(InputEvent.ANY, touched);
        looking.setCycleCount(Animation.INDEFINITE);
        looking.play();
    }

    @Override
    public void close() {
        looking.stop();
        window.removeEventFilter(InputEvent.ANY, touched);
    }
}
