package org.cttdc.commerce.batch;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.Subscription;

/** Runs a round at every new verified height, one at a time, on a virtual thread of its own; a failed round is tried again. */
public final class RoundRunner implements AutoCloseable {
    private static final long RETRY_SECONDS = 5;

    private final Rounds rounds;
    private final LightNode lightNode;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private final Subscription heights;
    private volatile boolean stopping;

    private RoundRunner(Rounds rounds, LightNode lightNode) {
        this.rounds = rounds;
        this.lightNode = lightNode;
        this.thread = Thread.ofVirtual().name("commerce-rounds").unstarted(this::loop);
        this.heights = lightNode.watch(status -> wanted.release());
    }

    /** Starts following a light node. */
    public static RoundRunner start(Rounds rounds, LightNode lightNode) {
        RoundRunner runner = new RoundRunner(rounds, lightNode);
        runner.thread.start();
        return runner;
    }

    private void loop() {
        boolean failed = false;
        long done = 0;
        while (!stopping) {
            try {
                boolean woken = failed ? wanted.tryAcquire(RETRY_SECONDS, TimeUnit.SECONDS) : acquire();
                wanted.drainPermits();
                long height = lightNode.status().stateHeight();
                if (!stopping && (height > done || failed || !woken)) {
                    rounds.run();
                    done = height;
                }
                failed = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failed = true;
                rounds.failed(e);
            }
        }
    }

    private boolean acquire() throws InterruptedException {
        wanted.acquire();
        return true;
    }

    /** Waits for the round under way, then stops. An interrupt would close the database's file under a round. */
    @Override
    public void close() {
        heights.close();
        stopping = true;
        wanted.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(RETRY_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
