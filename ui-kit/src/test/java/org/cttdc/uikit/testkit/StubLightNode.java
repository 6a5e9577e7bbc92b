package org.cttdc.uikit.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.HeaderHistory;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.lightnode.api.Provenance;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.TxRemarks;
import org.cttdc.lightnode.api.TxResult;
import org.cttdc.lightnode.api.Unverified;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.read.Warrant;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;

/** A light node whose state is a map. Tests change it, move the head and let it fail. */
public final class StubLightNode implements LightNode {
    public static final String CHAIN = "ctt-sandbox-1";

    private final Map<Bytes, Record> records = new HashMap<>();
    private final Map<Bytes, List<Record>> lists = new HashMap<>();
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private final StubOutbox outbox;
    private final long first;
    private long height;
    private LightNodeException failure;

    public StubLightNode() {
        this(1_234);
    }

    /** @param height of the verified state */
    public StubLightNode(long height) {
        this.first = height;
        this.height = height;
        this.outbox = new StubOutbox(this);
        put(StateKeys.params(), ChainParams.sandbox());
    }

    public synchronized <T extends Record> void put(StateKey<T> key, T value) {
        records.put(key.key(), value);
    }

    public synchronized <T extends Record> void append(ListKey<T> key, T item) {
        lists.computeIfAbsent(key.base(), base -> new ArrayList<>()).add(item);
    }

    /** Every later call of {@link #head} fails so; null ends it. */
    public synchronized void failWith(LightNodeException with) {
        failure = with;
        announce();
    }

    /** Publishes a model as the chain would. */
    public void publish(QualityModel model, Bytes author, long finalOrders, long defects) {
        Bytes id = ContentId.of(model).digest();
        put(StateKeys.document(id), new Document(Bytes.of(DocumentWriter.canonical(model))));
        put(
                StateKeys.model(id),
                new ModelState(
                        id,
                        author,
                        model.series(),
                        model.version().toString(),
                        Bytes.EMPTY,
                        50_000_000,
                        17,
                        finalOrders,
                        defects,
                        0));
        append(StateKeys.models(), new Ref(id));
    }

    /** Moves the verified state on. */
    public synchronized void advance(long blocks) {
        height += blocks;
        announce();
    }

    private void announce() {
        listeners.forEach(listener -> listener.accept(status()));
    }

    @Override
    public synchronized SyncStatus status() {
        return new SyncStatus(
                CHAIN,
                failure == null ? SyncStatus.Stage.SYNCED : SyncStatus.Stage.OFFLINE,
                height + 1,
                height,
                time(),
                3,
                3,
                Optional.ofNullable(failure));
    }

    private Instant time() {
        return Instant.parse("2026-11-24T03:00:00Z").plusSeconds(5 * (height - first));
    }

    @Override
    public Subscription watch(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        listener.accept(status());
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized StateView head() {
        if (failure != null) {
            throw failure;
        }
        return new View(height);
    }

    @Override
    public StateView awaitHeight(long atLeast) {
        return head();
    }

    @Override
    public Unverified<TxRemarks> remarks(Bytes hash) {
        throw new LightNodeException(LightNodeException.Code.TX_NOT_FOUND, "no transaction " + hash);
    }

    @Override
    public Verified<TxResult> transaction(Bytes hash) {
        throw new LightNodeException(LightNodeException.Code.TX_NOT_FOUND, "no transaction " + hash);
    }

    @Override
    public List<PeerReport> peers() {
        return List.of();
    }

    @Override
    public List<Disagreement> disagreements() {
        return List.of();
    }

    @Override
    public HeaderHistory history() {
        throw new LightNodeException(LightNodeException.Code.HEIGHT_PRUNED, "a stub has no headers");
    }

    @Override
    public StubOutbox outbox() {
        return outbox;
    }

    @Override
    public void close() {
        listeners.clear();
    }

    private <T> Verified<T> verified(T value, long at) {
        Bytes hash = Bytes.fromHex("ab".repeat(32));
        Provenance provenance = new Provenance(
                CHAIN,
                at,
                at + 1,
                hash,
                time(),
                3,
                List.of(
                        new Provenance.Step(Provenance.Kind.TRUST, hash, "genesis"),
                        new Provenance.Step(Provenance.Kind.COMMIT, hash, "3 of 4 power"),
                        new Provenance.Step(Provenance.Kind.ROOT, hash, "app hash"),
                        new Provenance.Step(Provenance.Kind.PATH, hash, "17 levels"),
                        new Provenance.Step(Provenance.Kind.LEAF, hash, "account/…")));
        return Verified.issue(value, provenance, Warrant.PROOF_CHECKED);
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
            synchronized (StubLightNode.this) {
                return verified(Optional.ofNullable(records.get(key.key())).map(key.type()::cast), at);
            }
        }

        @Override
        public Verified<Bytes> bytes(Bytes key) {
            synchronized (StubLightNode.this) {
                Record record = records.get(key);
                return verified(record == null ? Bytes.EMPTY : Bytes.of(RecordCodec.encode(record)), at);
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
            synchronized (StubLightNode.this) {
                return verified(
                        lists.getOrDefault(key.base(), List.of()).stream()
                                .map(key.type()::cast)
                                .toList(),
                        at);
            }
        }

        @Override
        public Verified<List<HistoryEntry>> history(Bytes address) {
            Account account = read(StateKeys.account(address)).value().orElse(Account.EMPTY);
            return verified(account.recent(), at);
        }

        @Override
        public <T extends Record> Verified<Page<T>> page(ListKey<T> key, long from, int limit) {
            List<T> all = list(key).value();
            List<T> items = all.stream().skip(from).limit(limit).toList();
            return verified(new Page<>(all.size(), from, items), at);
        }
    }
}
