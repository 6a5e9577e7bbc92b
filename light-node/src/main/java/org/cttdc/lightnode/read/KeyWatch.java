package org.cttdc.lightnode.read;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.sync.Wakeup;
import org.cttdc.protocol.state.StateKey;
import org.jspecify.annotations.Nullable;

/** Reads the same keys at every head and tells where they changed. Heads that come while one is read are read as one. */
public final class KeyWatch<T extends Record> {
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Logger LOG = System.getLogger(KeyWatch.class.getName());

    private final LightNode node;
    private final List<StateKey<T>> keys;
    private final Consumer<Verified<Map<StateKey<T>, T>>> listener;
    private final Wakeup wakeup = new Wakeup();
    private final AtomicLong wanted = new AtomicLong();
    private @Nullable Map<StateKey<T>, T> told;

    private KeyWatch(LightNode node, List<StateKey<T>> keys, Consumer<Verified<Map<StateKey<T>, T>>> listener) {
        this.node = node;
        this.keys = List.copyOf(keys);
        this.listener = listener;
    }

    /** Begins; the subscription ends it. */
    public static <T extends Record> Subscription start(
            LightNode node, List<StateKey<T>> keys, Consumer<Verified<Map<StateKey<T>, T>>> listener) {
        KeyWatch<T> watch = new KeyWatch<>(node, keys, listener);
        Subscription heads = node.watch(status -> watch.head(status.stateHeight()));
        Thread.ofVirtual().name("light-node-key-watch").start(watch::run);
        return () -> {
            heads.close();
            watch.wakeup.close();
        };
    }

    private void head(long stateHeight) {
        if (wanted.getAndSet(stateHeight) != stateHeight) {
            wakeup.hint();
        }
    }

    private void run() {
        long read = 0;
        while (!wakeup.isClosed()) {
            long height = wanted.get();
            if (height > read) {
                read = look(height);
            }
            wakeup.await(RETRY);
        }
    }

    /** The height that was read, or 0 where it could not be: the next head tries again. */
    private long look(long height) {
        try {
            Verified<Map<StateKey<T>, T>> found = node.head().readAll(keys);
            if (!found.value().equals(told) && !wakeup.isClosed()) {
                told = found.value();
                listener.accept(found);
            }
            return height;
        } catch (LightNodeException e) {
            LOG.log(Level.DEBUG, "watched keys at {0}: {1}: {2}", height, e.code(), e.getMessage());
            return 0;
        }
    }
}
