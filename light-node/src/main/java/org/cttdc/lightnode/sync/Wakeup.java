package org.cttdc.lightnode.sync;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Something a loop waits for: a hint, a timeout or the end. Hints that come while nobody waits are not lost. */
public final class Wakeup {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean hinted;
    private boolean closed;

    /** Wakes the loop. */
    public void hint() {
        lock.lock();
        try {
            hinted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the loop. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the loop should end. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a hint, at most that long. */
    public void await(Duration atMost) {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (!hinted && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            hinted = false;
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the end. */
    public void awaitClose() {
        while (!isClosed()) {
            await(Duration.ofHours(1));
        }
    }
}
