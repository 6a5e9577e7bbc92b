package org.cttdc.lightnode.api;

import java.util.List;
import java.util.function.Consumer;
import org.cttdc.protocol.Bytes;

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

    /** Transactions on their way. */
    Outbox outbox();

    @Override
    void close();
}
