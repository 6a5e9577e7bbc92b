package org.cttdc.uikit.async;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one bridge between services and the screen. Work runs on the injected executor (virtual threads in the product),
 * answers arrive on the FX thread as immutable snapshots, bursts become one update a pulse, and answers that were
 * overtaken by a newer question are dropped.
 */
public final class UiBridge {

    private final Executor workers;
    private final Pulse pulse;
    private final Function<Throwable, UserError> errors;

    /**
     * @param workers runs what may wait; never the FX thread in the product
     * @param pulse hands results to the FX thread
     * @param errors turns a failure that is not a {@link UserErrorException} into words
     */
    public UiBridge(Executor workers, Pulse pulse, Function<Throwable, UserError> errors) {
        this.workers = workers;
        this.pulse = pulse;
        this.errors = errors;
    }

    /** The bridge of the running product: one virtual thread for each piece of work. */
    public static UiBridge live(Function<Throwable, UserError> errors) {
        return new UiBridge(work -> Thread.ofVirtual().name("ui-work").start(work), new FxPulse(), errors);
    }

    /** A deterministic double: everything happens at once on the caller's thread. */
    public static UiBridge synchronous(Function<Throwable, UserError> errors) {
        return new UiBridge(Runnable::run, Runnable::run, errors);
    }

    /** Runs one command and tells its end on the FX thread; every answer arrives. */
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super UserError> failed) {
        workers.execute(() -> {
            try {
                T value = work.call();
                pulse.next(() -> done.accept(value));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                UserError error = translate(e);
                pulse.next(() -> failed.accept(error));
            } catch (Exception e) {
                UserError error = translate(e);
                pulse.next(() -> failed.accept(error));
            }
        });
    }

    /** A question whose newest answer alone counts, such as the rows for the text in a search field. */
    public <T> Latest<T> latest(Consumer<? super T> done, Consumer<? super UserError> failed) {
        return new Latest<>(this, done, failed);
    }

    /** A stream of snapshots of which the screen needs only the newest, once a pulse. */
    public <T> Feed<T> feed(Consumer<? super T> onSnapshot) {
        return new Feed<>(pulse, onSnapshot);
    }

    /** Runs something on the FX thread at the next pulse. */
    public void onPulse(Runnable work) {
        pulse.next(work);
    }

    private UserError translate(Throwable failure) {
        return failure instanceof UserErrorException known ? known.error() : errors.apply(failure);
    }

    /** See {@link UiBridge#latest}. Ask from any thread. */
    public static final class Latest<T> {
        private final UiBridge bridge;
        private final Consumer<? super T> done;
        private final Consumer<? super UserError> failed;
        private final AtomicLong newest = new AtomicLong();

        private Latest(UiBridge bridge, Consumer<? super T> done, Consumer<? super UserError> failed) {
            this.bridge = bridge;
            this.done = done;
            this.failed = failed;
        }

        /** Asks; answers of all earlier questions are dropped from now on. */
        public void ask(Callable<T> work) {
            long mine = newest.incrementAndGet();
            bridge.run(
                    work,
                    value -> {
                        if (newest.get() == mine) {
                            done.accept(value);
                        }
                    },
                    error -> {
                        if (newest.get() == mine) {
                            failed.accept(error);
                        }
                    });
        }

        /** Drops whatever is still on its way. */
        public void forget() {
            newest.incrementAndGet();
        }
    }

    /** See {@link UiBridge#feed}. Publish from any thread. */
    public static final class Feed<T> {
        private final Pulse pulse;
        private final Consumer<? super T> onSnapshot;
        private final AtomicReference<@Nullable T> pending = new AtomicReference<>();

        private Feed(Pulse pulse, Consumer<? super T> onSnapshot) {
            this.pulse = pulse;
            this.onSnapshot = onSnapshot;
        }

        /** Hands over a snapshot; one that was not shown yet is replaced. */
        public void publish(T snapshot) {
            if (pending.getAndSet(snapshot) == null) {
                pulse.next(this::deliver);
            }
        }

        private void deliver() {
            T snapshot = pending.getAndSet(null);
            if (snapshot != null) {
                onSnapshot.accept(snapshot);
            }
        }
    }
}
