package org.cttdc.lightnode.api;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cttdc.protocol.Bytes;

/** Carries signed transactions, never signs. An entry is on disk before anything is sent, and is resent until it is settled. */
public interface Outbox {
    /** The sequence the account's next transaction must carry: verified state plus what is under way here. */
    long nextSequence(Bytes account);

    /**
     * The lowest sequence of the account that nothing here uses while a higher one is under way: until something fills it, what
     * comes after cannot get into a block. Empty where there is no such gap.
     */
    OptionalLong gap(Bytes account);

    /**
     * Keeps what a person is about to sign, so that a crash loses nothing. It becomes the signed entry when an envelope around
     * the same body is submitted.
     *
     * @param account who is to sign, 20 bytes
     * @param body encoded {@link org.cttdc.protocol.tx.TxBody}
     * @param label what the person calls it
     */
    OutboxEntry draft(Bytes account, Bytes body, String label);

    /** Drops a draft; whatever is signed stays. */
    void discard(long id);

    /**
     * Persists, then sends. Returns once persisted. Where another entry under way has the same sequence, this one takes its place:
     * the other is not sent again, and the chain decides which of the two takes effect.
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
