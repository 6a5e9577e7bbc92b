package org.cttdc.lightnode.sync;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.Subscription;

/** Calls listeners one at a time, in the order of events, on one virtual thread: a slow listener never holds the node back. */
public final class Broadcaster<T> implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Broadcaster.class.getName());

    private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Runnable> calls = new LinkedBlockingQueue<>();
    private final Thread thread;

    public Broadcaster(String name) {
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Tells every listener. */
    public void publish(T event) {
        calls.add(() -> listeners.forEach(listener -> call(listener, event)));
    }

    /** Adds a listener for everything published from now on. */
    public Subscription subscribe(Consumer<? super T> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Adds a listener and tells it {@code first} before anything that is published later. */
    public Subscription subscribe(Consumer<? super T> listener, T first) {
        calls.add(() -> {
            call(listener, first);
            listeners.add(listener);
        });
        return () -> calls.add(() -> listeners.remove(listener));
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                calls.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(Consumer<? super T> listener, T event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener of the light node failed", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
