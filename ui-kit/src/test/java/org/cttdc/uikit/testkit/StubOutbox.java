package org.cttdc.uikit.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.Outbox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/** An outbox in memory. Tests move its entries along. */
public final class StubOutbox implements Outbox {
    private final StubLightNode node;
    private final List<OutboxEntry> entries = new ArrayList<>();
    private final List<Consumer<OutboxEntry>> listeners = new CopyOnWriteArrayList<>();

    private volatile boolean finalAtOnce;
    private OptionalLong gap = OptionalLong.empty();
    private long lastId;

    StubOutbox(StubLightNode node) {
        this.node = node;
    }

    @Override
    public synchronized long nextSequence(Bytes account) {
        long onChain = node.head()
                .read(StateKeys.account(account))
                .value()
                .orElse(Account.EMPTY)
                .sequence();
        return onChain
                + entries.stream()
                        .filter(entry -> entry.account().equals(account) && entry.underWay())
                        .count();
    }

    @Override
    public synchronized OptionalLong gap(Bytes account) {
        return gap;
    }

    /** Says from now on that this number is missing. */
    public synchronized void missing(long sequence) {
        gap = OptionalLong.of(sequence);
    }

    @Override
    public synchronized OutboxEntry draft(Bytes account, Bytes body, String label) {
        return add(account, decode(TxBody.class, body), body, label, OutboxEntry.Stage.DRAFT);
    }

    @Override
    public synchronized void discard(long id) {
        entries.removeIf(entry -> entry.id() == id && entry.stage() == OutboxEntry.Stage.DRAFT);
    }

    @Override
    public synchronized OutboxEntry submit(Bytes tx, String label) {
        SignedTx envelope = decode(SignedTx.class, tx);
        entries.removeIf(
                entry -> entry.stage() == OutboxEntry.Stage.DRAFT && entry.tx().equals(envelope.body()));
        return add(
                Address.ofKey(envelope.publicKey()).value(),
                decode(TxBody.class, envelope.body()),
                tx,
                label,
                OutboxEntry.Stage.SIGNED);
    }

    private static <T extends Record> T decode(Class<T> type, Bytes bytes) {
        try {
            return RecordCodec.decode(type, bytes.toArray());
        } catch (CodecException e) {
            throw new AssertionError(e);
        }
    }

    private OutboxEntry add(Bytes account, TxBody body, Bytes tx, String label, OutboxEntry.Stage stage) {
        OutboxEntry entry = new OutboxEntry(
                ++lastId,
                account,
                body.sequence(),
                label,
                Sha256.of(tx),
                tx,
                body.validUntilHeight(),
                stage,
                0,
                0,
                null,
                "",
                Instant.parse("2026-11-24T03:00:00Z"));
        entries.addFirst(entry);
        listeners.forEach(listener -> listener.accept(entry));
        return entry;
    }

    /** From now on whatever is waited for is final, also what a stub wallet never handed in. */
    public void settleAtOnce() {
        finalAtOnce = true;
    }

    /** Moves an entry to a stage. */
    public synchronized void move(
            long id, OutboxEntry.Stage stage, int seenBy, long height, ErrorCode code, String detail) {
        entries.replaceAll(entry -> entry.id() != id
                ? entry
                : new OutboxEntry(
                        id,
                        entry.account(),
                        entry.sequence(),
                        entry.label(),
                        entry.txHash(),
                        entry.tx(),
                        entry.validUntilHeight(),
                        stage,
                        seenBy,
                        height,
                        code,
                        detail,
                        entry.updated().plusSeconds(7)));
        OutboxEntry moved =
                entries.stream().filter(entry -> entry.id() == id).findFirst().orElseThrow();
        listeners.forEach(listener -> listener.accept(moved));
    }

    @Override
    public synchronized CompletableFuture<OutboxEntry> settled(long id) {
        Optional<OutboxEntry> found = entries.stream()
                .filter(entry -> entry.id() == id && entry.settled())
                .findFirst();
        if (found.isEmpty() && finalAtOnce) {
            return CompletableFuture.completedFuture(settledEntry(id));
        }
        return found.map(CompletableFuture::completedFuture).orElseGet(CompletableFuture::new);
    }

    private OutboxEntry settledEntry(long id) {
        return new OutboxEntry(
                id,
                Bytes.fromHex("00".repeat(20)),
                1,
                "It",
                Bytes.EMPTY,
                Bytes.EMPTY,
                2_000,
                OutboxEntry.Stage.FINAL,
                1,
                node.status().stateHeight(),
                ErrorCode.OK,
                "",
                Instant.EPOCH);
    }

    @Override
    public synchronized List<OutboxEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public Subscription watch(Consumer<OutboxEntry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
