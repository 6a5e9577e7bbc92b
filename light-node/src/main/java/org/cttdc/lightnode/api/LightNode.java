package org.cttdc.lightnode.api;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cttdc.lightnode.read.KeyWatch;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.StateKey;

/** A client of the chain that believes nothing unproved. Blocking calls are meant for virtual threads. */
public interface LightNode extends AutoCloseable {
    /** Where it stands. Never blocks. */
    SyncStatus status();

    /** Calls back with every new status (at once with the current one), one at a time, until closed. */
    Subscription watch(Consumer<SyncStatus> listener);

    /**
     * The state at the newest verified header.
     *
     * @throws LightNodeException where nothing is verified yet or the node is halted
     */
    StateView head();

    /** Waits until a state of at least this height is verified; throws {@link LightNodeException} UNREACHABLE past the deadline. */
    StateView awaitHeight(long height);

    /** A transaction's inclusion and result, proved; throws {@link LightNodeException} TX_NOT_FOUND. */
    Verified<TxResult> transaction(Bytes hash);

    /** How the endpoints behave, in the order of the configuration. Never blocks. */
    List<PeerReport> peers();

    /** Where endpoints said different things: who, what, and what became of it; newest first, kept over restarts. */
    List<Disagreement> disagreements();

    /** Every header of the chain, one after the other. */
    HeaderHistory history();

    /**
     * What an endpoint says of a transaction beyond its proved result: logs, events, code space. Nobody vouches for it.
     *
     * @throws LightNodeException TX_NOT_FOUND
     */
    Unverified<TxRemarks> remarks(Bytes hash);

    /**
     * Reads keys again at every new head and calls back with what they hold, proved at that head, where it changed, and the first
     * time. One call at a time, on a thread of its own, until closed; a head that cannot be read is skipped.
     */
    default <T extends Record> Subscription watchKeys(
            List<StateKey<T>> keys, Consumer<Verified<Map<StateKey<T>, T>>> listener) {
        return KeyWatch.start(this, keys, listener);
    }

    /** Transactions on their way. */
    Outbox outbox();

    @Override
    void close();
}
