package org.cttdc.node.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Values that were used lately, for any number of threads. Two generations: when the younger one is full it becomes the older, and what
 * was not used since then is forgotten.
 */
public final class Recent<V> {
    private final long limit;
    private final ToIntFunction<V> weigher;
    private final AtomicLong weight = new AtomicLong();
    private volatile Map<Bytes, V> young = new ConcurrentHashMap<>();
    private volatile Map<Bytes, V> old = new ConcurrentHashMap<>();

    /** Holds at most about twice the weight {@code limit}. */
    public Recent(long limit, ToIntFunction<V> weigher) {
        this.limit = limit;
        this.weigher = weigher;
    }

    /** The value of a key, or null where it is not known. */
    public @Nullable V get(Bytes key) {
        V value = young.get(key);
        if (value == null) {
            value = old.get(key);
            if (value != null) {
                put(key, value);
            }
        }
        return value;
    }

    /** Sets a value. */
    public void put(Bytes key, V value) {
        if (young.put(key, value) == null && weight.addAndGet(weigher.applyAsInt(value)) > limit) {
            turn();
        }
    }

    /** Sets the value of a key that is known. */
    public void replace(Bytes key, V value) {
        if (young.containsKey(key) || old.containsKey(key)) {
            put(key, value);
        }
    }

    private synchronized void turn() {
        if (weight.get() > limit) {
            weight.set(0);
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        weight.set(0);
        young = new ConcurrentHashMap<>();
        old = new ConcurrentHashMap<>();
    }
}
