package org.cttdc.lightnode.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.StateKey;

/**
 * The verified state at one height. Calls block (use a virtual thread) and throw {@link LightNodeException}; absence is proved too.
 * Values are cached by key for the life of the view.
 */
public interface StateView {
    /** The state's height. */
    long height();

    /** The record at a key, or proof that there is none. */
    <T extends Record> Verified<Optional<T>> read(StateKey<T> key);

    /** The bytes at any key, empty where it is proved to hold nothing: also of a chain whose records this program does not know. */
    Verified<Bytes> bytes(Bytes key);

    /** The records at several keys, fetched together; absent ones are left out of the map. */
    <T extends Record> Verified<Map<StateKey<T>, T>> readAll(List<StateKey<T>> keys);

    /** A whole list: its count and every item, proved at this height. */
    <T extends Record> Verified<List<T>> list(ListKey<T> key);

    /** A part of a list; the count is proved as well. */
    <T extends Record> Verified<Page<T>> page(ListKey<T> key, long from, int limit);

    /** Every change of an account's holdings, oldest first: the account says how many there are. */
    Verified<List<HistoryEntry>> history(Bytes address);

    /** Some items of a list of {@code total}. */
    record Page<T>(long total, long from, List<T> items) {
        public Page {
            items = List.copyOf(items);
        }
    }
}
