package org.cttdc.node.app;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Typed records over the authenticated store. Writes stay in memory; a {@link #child} holds those of one transaction until
 * {@link #mergeIntoParent} takes them over, so that a refused transaction leaves nothing behind.
 */
public final class StateStore {
    /** Where committed values are read. */
    @FunctionalInterface
    public interface Source {
        /** The encoded record under a key, or null. */
        @Nullable
        Bytes get(Bytes key);
    }

    private final Source source;
    private final @Nullable StateStore parent;
    private final Map<Bytes, Record> records = new TreeMap<>();
    private final TreeSet<Bytes> written = new TreeSet<>();

    /** Records over committed values. */
    public StateStore(Source source) {
        this(source, null);
    }

    private StateStore(Source source, @Nullable StateStore parent) {
        this.source = source;
        this.parent = parent;
    }

    /** A layer whose writes can be dropped. */
    public StateStore child() {
        return new StateStore(source, this);
    }

    /** Hands this layer's writes to the one below. */
    public void mergeIntoParent() {
        if (parent == null) {
            throw new IllegalStateException("the lowest layer has no parent");
        }
        for (Bytes key : written) {
            parent.records.put(key, records.get(key));
            parent.written.add(key);
        }
        written.clear();
        records.clear();
    }

    /** The record of a key, or null. */
    public <T extends Record> @Nullable T get(StateKey<T> key) {
        Record known = find(key.key());
        if (known != null) {
            return key.type().cast(known);
        }
        Bytes encoded = source.get(key.key());
        if (encoded == null) {
            return null;
        }
        T decoded = decode(key.type(), encoded);
        records.put(key.key(), decoded);
        return decoded;
    }

    /** The record of a key, or the given one where there is none. */
    public <T extends Record> T getOr(StateKey<T> key, T otherwise) {
        T found = get(key);
        return found == null ? otherwise : found;
    }

    /** The record of a key; refuses with {@link ErrorCode#E_NOT_FOUND} where there is none. */
    public <T extends Record> T require(StateKey<T> key, String what) throws Rejection {
        T found = get(key);
        if (found == null) {
            throw new Rejection(ErrorCode.E_NOT_FOUND, "there is no " + what + " on the chain");
        }
        return found;
    }

    /** Whether the key has a record. */
    public boolean has(StateKey<?> key) {
        return get(key) != null;
    }

    /** Sets a record. */
    public <T extends Record> void put(StateKey<T> key, T value) {
        records.put(key.key(), value);
        written.add(key.key());
    }

    /** Number of items. */
    public long count(ListKey<?> list) {
        ListHead head = get(list.head());
        return head == null ? 0 : head.count();
    }

    /** The item at a 0-based index below {@link #count}. */
    public <T extends Record> T item(ListKey<T> list, long index) {
        T found = get(list.item(index));
        if (found == null) {
            throw new IllegalStateException("a list of the state has lost item " + index);
        }
        return found;
    }

    /** Adds an item at the end. */
    public <T extends Record> void append(ListKey<T> list, T item) {
        long count = count(list);
        put(list.item(count), item);
        put(list.head(), new ListHead(Math.addExact(count, 1)));
    }

    /**
     * Written records by key, encoded; those that equal what is committed are left out. A record of nothing but defaults has an
     * empty encoding, which no proof can show: it stands for an absent one and is null here.
     */
    public SortedMap<Bytes, @Nullable Bytes> changes() {
        SortedMap<Bytes, @Nullable Bytes> changes = new TreeMap<>();
        for (Bytes key : written) {
            Record value = records.get(key);
            Bytes encoded = Bytes.of(RecordCodec.encode(Objects.requireNonNull(value)));
            Bytes committed = source.get(key);
            if (!encoded.equals(committed == null ? Bytes.EMPTY : committed)) {
                changes.put(key, encoded.isEmpty() ? null : encoded);
            }
        }
        return Collections.unmodifiableSortedMap(changes);
    }

    private static <T extends Record> T decode(Class<T> type, Bytes encoded) {
        try {
            return RecordCodec.decode(type, encoded.toArray());
        } catch (CodecException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    private @Nullable Record find(Bytes key) {
        Record here = records.get(key);
        return here != null || parent == null ? here : parent.find(key);
    }
}
