package org.cttdc.node.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.Ref;
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

    private final Committed committed;
    private final @Nullable StateStore parent;
    private final Map<Bytes, Record> written = new LinkedHashMap<>();

    /** Records over committed values. */
    public StateStore(Source source) {
        this(new Committed(source, 0), null);
    }

    StateStore(Committed committed) {
        this(committed, null);
    }

    private StateStore(Committed committed, @Nullable StateStore parent) {
        this.committed = committed;
        this.parent = parent;
    }

    /** A layer whose writes can be dropped. */
    public StateStore child() {
        return new StateStore(committed, this);
    }

    /** Hands this layer's writes to the one below. */
    public void mergeIntoParent() {
        if (parent == null) {
            throw new IllegalStateException("the lowest layer has no parent");
        }
        parent.written.putAll(written);
        written.clear();
    }

    /** The record of a key, or null. */
    public <T extends Record> @Nullable T get(StateKey<T> key) {
        Record known = find(key.key());
        if (known instanceof Removed) {
            return null;
        }
        return known != null ? key.type().cast(known) : committed.get(key);
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

    /** The record of a key that the state itself names; throws {@link IllegalStateException} where it is not there. */
    public <T extends Record> T known(StateKey<T> key) {
        T found = get(key);
        if (found == null) {
            throw new IllegalStateException("the state names a record that is not there: " + key);
        }
        return found;
    }

    /** Whether the key has a record. */
    public boolean has(StateKey<?> key) {
        return get(key) != null;
    }

    /** Sets a record. */
    public <T extends Record> void put(StateKey<T> key, T value) {
        written.put(key.key(), value);
    }

    /** Takes a record away. */
    public void remove(StateKey<?> key) {
        written.put(key.key(), Removed.RECORD);
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

    /** Takes up to that many items off the end of a list; how many are left. */
    public long shorten(ListKey<?> list, long items) {
        long count = count(list);
        long left = Math.max(0, count - items);
        for (long i = left; i < count; i++) {
            remove(list.item(i));
        }
        put(list.head(), new ListHead(left));
        return left;
    }

    /** Takes an item out of a list of references; the last one gets its place. Who stands there now, which may be who left. */
    public Bytes removeRef(ListKey<Ref> list, long index) {
        long last = count(list) - 1;
        Ref moved = item(list, last);
        put(list.item(index), moved);
        remove(list.item(last));
        put(list.head(), new ListHead(last));
        return moved.id();
    }

    /**
     * Written records by key, encoded, in the order in which they were first written. A record of nothing but defaults has an empty
     * encoding, which no proof can show: it stands for an absent one and is null here.
     */
    public Map<Bytes, @Nullable Bytes> changes() {
        Map<Bytes, @Nullable Bytes> changes = new LinkedHashMap<>();
        written.forEach((key, value) -> {
            Bytes encoded = value instanceof Removed ? Bytes.EMPTY : Bytes.of(RecordCodec.encode(value));
            changes.put(key, encoded.isEmpty() ? null : encoded);
        });
        return Collections.unmodifiableMap(changes);
    }

    private @Nullable Record find(Bytes key) {
        Record here = written.get(key);
        return here != null || parent == null ? here : parent.find(key);
    }

    /** Stands in a layer where a record was taken away. */
    private record Removed() {
        private static final Removed RECORD = new Removed();
    }
}
