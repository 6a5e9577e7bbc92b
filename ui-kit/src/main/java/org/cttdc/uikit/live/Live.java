package org.cttdc.uikit.live;

import java.util.function.Consumer;
import java.util.function.Function;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.workbench.Lifetime;

/** Brings services' callbacks to the FX thread for as long as a view is on screen. */
public final class Live {
    private Live() {}

    /**
     * Hands the newest snapshot of a service to the FX thread, once a pulse, until the lifetime ends.
     *
     * @param watch a service's {@code watch} method
     */
    public static <T> void follow(
            UiBridge bridge, Function<Consumer<T>, Subscription> watch, Lifetime lifetime, Consumer<? super T> show) {
        UiBridge.Feed<T> feed = bridge.feed(snapshot -> {
            if (!lifetime.closed()) {
                show.accept(snapshot);
            }
        });
        Subscription subscription = watch.apply(feed::publish);
        lifetime.add(subscription::close);
    }

    /** Runs at once and again whenever the light node can prove a newer state, until the lifetime ends. */
    public static void onNewState(UiBridge bridge, LightNode node, Lifetime lifetime, Runnable refresh) {
        long[] shown = {-1};
        Live.<SyncStatus>follow(bridge, node::watch, lifetime, status -> {
            if (status.stateHeight() != shown[0]) {
                shown[0] = status.stateHeight();
                refresh.run();
            }
        });
    }
}
