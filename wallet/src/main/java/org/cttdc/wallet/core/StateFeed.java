package org.cttdc.wallet.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.wallet.api.WalletState;

/** The present state and who listens to it. Every listener sees states in their order. */
final class StateFeed {
    private final List<Consumer<WalletState>> listeners = new CopyOnWriteArrayList<>();
    private volatile WalletState state;

    StateFeed(WalletState first) {
        this.state = first;
    }

    WalletState state() {
        return state;
    }

    synchronized void publish(WalletState next) {
        if (!next.equals(state)) {
            state = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    synchronized Subscription watch(Consumer<WalletState> listener) {
        listeners.add(listener);
        listener.accept(state);
        return () -> listeners.remove(listener);
    }
}
