package org.cttdc.protocol.consensus.ed25519;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** Prepared keys of prime order, made when a key comes for the second time: one that comes once is not worth its tables. */
final class FrequentKeys {
    private static final Sighting ONCE = new Sighting(null);
    private static final Sighting UNFIT = new Sighting(null);

    private final Map<Bytes, Sighting> keys;

    private record Sighting(@Nullable PreparedKey key) {}

    FrequentKeys(int capacity) {
        this.keys = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Bytes, Sighting> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The key that 32 bytes stand for, or null where it came for the first time or is not of prime order. */
    @SuppressWarnings("ReferenceEquality")
    @Nullable
    PreparedKey get(Bytes encoded) {
        Sighting known;
        synchronized (keys) {
            known = keys.get(encoded);
            if (known == null) {
                keys.put(encoded, ONCE);
                return null;
            }
        }
        return known == ONCE ? prepare(encoded) : known.key();
    }

    /** Outside of the lock: a lost race only prepares the same key again. */
    private @Nullable PreparedKey prepare(Bytes encoded) {
        PreparedKey prepared = PreparedKey.ofPrimeOrder(encoded);
        synchronized (keys) {
            keys.put(encoded, prepared == null ? UNFIT : new Sighting(prepared));
        }
        return prepared;
    }
}
