package org.cttdc.reviewer.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.Outbox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.Provenance;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.TxResult;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.read.Warrant;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;

/** A light node whose state is a map; tests change it and move the head. */
public final class StubNode implements LightNode {
    private static final Instant TIME = Instant.parse("2026-11-24T03:00:00Z");

    private final Map<Bytes, Record> records = new HashMap<>();
    private final Map<Bytes, List<Record>> lists = new HashMap<>();
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private volatile long height;

    public StubNode(long height) {
        this.height = height;
        put(StateKeys.params(), ChainParams.sandbox());
    }

    public synchronized <T extends Record> void put(StateKey<T> key, T value) {
        records.put(key.key(), value);
    }

    public synchronized <T extends Record> void append(ListKey<T> key, T item) {
        lists.computeIfAbsent(key.base(), _ -> new ArrayList<>()).add(item);
    }

    /** Moves the verified state. */
    public void head(long to) {
        height = to;
        listeners.forEach(listener -> listener.accept(status()));
    }

    @Override
    public SyncStatus status() {
        return new SyncStatus(
                "ctt-sandbox-1", SyncStatus.Stage.SYNCED, height + 1, height, TIME, 3, 3, Optional.empty());
    }

    @Override
    public Subscription watch(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        listener.accept(status());
        return () -> listeners.remove(listener);
    }

    @Override
    public StateView head() {
        return new View(height);
    }

    @Override
    public StateView awaitHeight(long atLeast) {
        return head();
    }

    @Override
    public Verified<TxResult> transaction(Bytes hash) {
        throw new LightNodeException(LightNodeException.Code.TX_NOT_FOUND, "no transaction " + hash);
    }

    @Override
    public Outbox outbox() {
        return new EmptyOutbox();
    }

    @Override
    public void close() {
        listeners.clear();
    }

    private <T> Verified<T> verified(T value, long at) {
        Bytes hash = Bytes.fromHex("ab".repeat(32));
        var leaf = new Provenance.Step(Provenance.Kind.LEAF, hash, "key");
        var provenance = new Provenance("ctt-sandbox-1", at, at + 1, hash, TIME, 3, List.of(leaf));
        return Verified.issue(value, provenance, Warrant.PROOF_CHECKED);
    }

    /** Nothing is on its way. */
    private static final class EmptyOutbox implements Outbox {
        @Override
        public long nextSequence(Bytes account) {
            return 0;
        }

        @Override
        public OutboxEntry submit(Bytes tx, String label) {
            throw new UnsupportedOperationException("these tests sign nothing");
        }

        @Override
        public CompletableFuture<OutboxEntry> settled(long id) {
            return new CompletableFuture<>();
        }

        @Override
        public List<OutboxEntry> entries() {
            return List.of();
        }

        @Override
        public Subscription watch(Consumer<OutboxEntry> listener) {
            return () -> {};
        }
    }

    private final class View implements StateView {
        private final long at;

        View(long at) {
            this.at = at;
        }

        @Override
        public long height() {
            return at;
        }

        @Override
        public <T extends Record> Verified<Optional<T>> read(StateKey<T> key) {
            synchronized (StubNode.this) {
                return verified(Optional.ofNullable(records.get(key.key())).map(key.type()::cast), at);
            }
        }

        @Override
        public <T extends Record> Verified<Map<StateKey<T>, T>> readAll(List<StateKey<T>> keys) {
            Map<StateKey<T>, T> found = new LinkedHashMap<>();
            keys.forEach(key -> read(key).value().ifPresent(value -> found.put(key, value)));
            return verified(found, at);
        }

        @Override
        public <T extends Record> Verified<List<T>> list(ListKey<T> key) {
            synchronized (StubNode.this) {
                return verified(
                        lists.getOrDefault(key.base(), List.of()).stream()
                                .map(key.type()::cast)
                                .toList(),
                        at);
            }
        }

        @Override
        public <T extends Record> Verified<Page<T>> page(ListKey<T> key, long from, int limit) {
            List<T> all = list(key).value();
            return verified(
                    new Page<>(
                            all.size(),
                            from,
                            all.stream().skip(from).limit(limit).toList()),
                    at);
        }
    }
}
