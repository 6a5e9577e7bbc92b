package org.cttdc.protocol.consensus.ed25519;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** The prepared keys used last, by their encodings. */
final class KeyCache {
    private final Map<Bytes, PreparedKey> keys;

    KeyCache(int capacity) {
        this.keys = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Bytes, PreparedKey> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The key that 32 bytes stand for, or null where they encode no point. */
    @Nullable
    PreparedKey get(Bytes encoded) {
        PreparedKey known;
        synchronized (keys) {
            known = keys.get(encoded);
        }
        return known != null ? known : prepare(encoded);
    }

    /** Outside of the lock: a lost race only prepares the same key again. */
    private @Nullable PreparedKey prepare(Bytes encoded) {
        PreparedKey prepared = PreparedKey.of(encoded);
        if (prepared != null) {
            synchronized (keys) {
                keys.put(encoded, prepared);
            }
        }
        return prepared;
    }
}
