package org.cttdc.node.app;

import org.cttdc.node.store.Recent;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.StateKey;
import org.jspecify.annotations.Nullable;

/**
 * Records at one height, each looked up and decoded once for as long as it is in use. Any number of threads may read; what a block
 * changed is told by {@link #follow} while nobody does. Nothing ever goes through what is remembered, so no outcome depends on it.
 */
final class Committed {
    /** Of keys and encoded values; in memory they take several times as much. */
    private static final long REMEMBERED_BYTES = 4L << 20;

    private final StateStore.Source source;
    private final Recent<Known> known = new Recent<>(REMEMBERED_BYTES, Known::weight);

    private long height;

    /** Records of a source that shows a height. */
    Committed(StateStore.Source source, long height) {
        this.source = source;
        this.height = height;
    }

    private static final class Known {
        private static final int KEY_BYTES = 64;

        private final @Nullable Bytes encoded;
        private volatile @Nullable Record decoded;

        private Known(@Nullable Bytes encoded) {
            this.encoded = encoded;
        }

        private int weight() {
            return encoded == null ? KEY_BYTES : KEY_BYTES + encoded.size();
        }
    }

    /** The record of a key, or null. */
    <T extends Record> @Nullable T get(StateKey<T> key) {
        Known found = find(key.key());
        if (found.encoded == null) {
            return null;
        }
        Record decoded = found.decoded;
        if (decoded == null) {
            decoded = decode(key.type(), found.encoded);
            found.decoded = decoded;
        }
        return key.type().cast(decoded);
    }

    private Known find(Bytes key) {
        Known found = known.get(key);
        if (found == null) {
            found = new Known(source.get(key));
            known.put(key, found);
        }
        return found;
    }

    /** Takes what a block changed, and its height. */
    synchronized void follow(StateTree.Change change, long newHeight) {
        change.forEach((key, encoded) -> known.replace(key, new Known(encoded)));
        height = newHeight;
    }

    /**
     * What a key has at a height, for who reads beside blocks: as it is remembered, or looked up there and remembered from then on where
     * that is still the height.
     */
    @Nullable
    Bytes lookUp(Bytes key, long at, StateStore.Source there) {
        Known found = known.get(key);
        if (found == null) {
            found = new Known(there.get(key));
            learn(key, found, at);
        }
        return found.encoded;
    }

    private synchronized void learn(Bytes key, Known found, long at) {
        if (at == height) {
            known.put(key, found);
        }
    }

    /** Forgets everything: the source has gone to another height. */
    synchronized void clear(long newHeight) {
        known.clear();
        height = newHeight;
    }

    private static <T extends Record> T decode(Class<T> type, Bytes encoded) {
        try {
            return RecordCodec.decode(type, encoded.toArray());
        } catch (CodecException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
