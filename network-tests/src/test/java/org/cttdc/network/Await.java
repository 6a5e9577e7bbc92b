package org.cttdc.network;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline. */
final class Await {
    private static final long POLL_NANOS = Duration.ofMillis(50).toNanos();

    private Await() {}

    /** Returns once the condition holds; what it throws counts as "not yet", and is told when time is up. */
    static void until(String what, Duration patience, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new AssertionError("after " + patience + " still not: " + what, last);
    }

    /** Returns once what is observed has stayed the same for that long. */
    static <T> void unchanged(String what, Duration quiet, Duration patience, Supplier<T> observed) {
        AtomicReference<T> last = new AtomicReference<>(observed.get());
        AtomicLong since = new AtomicLong(System.nanoTime());
        until(what + " stays the same for " + quiet, patience, () -> {
            T now = observed.get();
            if (!now.equals(last.getAndSet(now))) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() >= quiet.toNanos();
        });
    }
}
