package org.cttdc.uikit.async;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * The pulse of the running toolkit. The timer runs only while something waits, so that an idle window costs nothing;
 * whatever arrives between two frames is handed over together.
 */
public final class FxPulse implements Pulse {

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            drain();
        }
    };

    @Override
    public void next(Runnable work) {
        waiting.add(work);
        if (started.compareAndSet(false, true)) {
            Platform.runLater(timer::start);
        }
    }

    private void drain() {
        timer.stop();
        started.set(false);
        // Only what is there now: work that queues more waits for the next frame.
        for (int left = waiting.size(); left > 0; left--) {
            Runnable work = waiting.poll();
            if (work == null) {
                return;
            }
            work.run();
        }
    }
}
