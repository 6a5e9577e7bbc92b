package org.cttdc.uikit.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * Everything that must end when a view leaves the screen. What is added is released in reverse order, exactly once.
 * Used on the FX thread only.
 */
public final class Lifetime implements AutoCloseable {

    private final Deque<Subscription> held = new ArrayDeque<>();
    private boolean closed;

    /** Keeps a subscription until the end; released at once if the end has come. */
    public void add(Subscription subscription) {
        if (closed) {
            subscription.unsubscribe();
        } else {
            held.push(subscription);
        }
    }

    /** Hands each value, the present one first, to the listener until the end. */
    public <T> void watch(ObservableValue<T> value, Consumer<? super T> listener) {
        add(value.subscribe(listener));
    }

    /** Binds a property until the end; it keeps its last value afterwards. */
    public <T> void bind(Property<T> property, ObservableValue<? extends T> to) {
        property.bind(to);
        add(property::unbind);
    }

    /** Whether the end has come. */
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        while (!held.isEmpty()) {
            held.pop().unsubscribe();
        }
    }
}
