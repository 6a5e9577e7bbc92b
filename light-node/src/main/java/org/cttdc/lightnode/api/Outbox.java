package org.cttdc.lightnode.api;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cttdc.protocol.Bytes;

/** Carries signed transactions, never signs. An entry is on disk before anything is sent, and is resent until it is settled. */
public interface Outbox {
    /** The sequence the account's next transaction must carry: verified state plus what is under way here. */
    long nextSequence(Bytes account);

    /**
     * Persists, then sends. Returns once persisted.
     *
     * @param tx encoded {@link org.cttdc.protocol.tx.SignedTx}
     * @param label what the person calls it
     * @throws LightNodeException with code REFUSED where the bytes are not a valid envelope
     */
    OutboxEntry submit(Bytes tx, String label);

    /** Completes when the entry is settled. */
    CompletableFuture<OutboxEntry> settled(long id);

    /** Every entry, newest first. */
    List<OutboxEntry> entries();

    /** Calls back with every change until closed. */
    Subscription watch(Consumer<OutboxEntry> listener);
}
