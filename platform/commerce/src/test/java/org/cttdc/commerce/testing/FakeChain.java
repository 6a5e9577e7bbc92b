package org.cttdc.commerce.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.HeaderHistory;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.Outbox;
import org.cttdc.lightnode.api.OutboxEntry;
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
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CycleTotals;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/**
 * A deterministic light node on a chain that knows one message, the order batch, under the chain's rules for it. Blocks come when a
 * test asks; the light node's outbox survives a restart of the service, as the real one does.
 */
public final class FakeChain implements LightNode {
    public static final String CHAIN_ID = "ctt-test";
    private static final long GENESIS_TIME = 1_790_000_000L;
    private static final long BLOCK_SECONDS = 5;

    private final Map<Bytes, Record> state = new HashMap<>();
    private final List<OutboxEntry> entries = new ArrayList<>();
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private final List<Msg.SubmitOrderBatch> batches = new ArrayList<>();
    private final List<MarketMsg.AnswerOmission> answers = new ArrayList<>();
    private final Outbox outbox = new Box();
    private long height = 1;
    private boolean dropping;
    private boolean offline;
    private Runnable onSubmit = () -> {};
    private Runnable afterSubmit = () -> {};

    public FakeChain() {
        put(StateKeys.params(), ChainParams.sandbox());
    }

    public synchronized <T extends Record> void put(StateKey<T> key, T value) {
        state.put(key.key(), value);
    }

    public synchronized <T extends Record> Optional<T> get(StateKey<T> key) {
        return Optional.ofNullable(state.get(key.key())).map(key.type()::cast);
    }

    public synchronized void remove(StateKey<?> key) {
        state.remove(key.key());
    }

    /** While set, transactions never reach a block. */
    public synchronized void dropTransactions(boolean drop) {
        dropping = drop;
    }

    /** While set, nothing can be verified. */
    public synchronized void goOffline(boolean off) {
        offline = off;
    }

    /** Runs before and after a submitted transaction is on the outbox's disk. */
    public synchronized void onSubmit(Runnable before, Runnable after) {
        onSubmit = before;
        afterSubmit = after;
    }

    /** Answers to challenged orders that the chain took. */
    public synchronized List<MarketMsg.AnswerOmission> answers() {
        return List.copyOf(answers);
    }

    /** Batches in the order the chain took them. */
    public synchronized List<Msg.SubmitOrderBatch> batches() {
        return List.copyOf(batches);
    }

    public CyclePhases phases() {
        return new CyclePhases(ChainParams.sandbox().cycleLength());
    }

    public synchronized long stateHeight() {
        return height;
    }

    /** Makes blocks up to a height. */
    public void advanceTo(long target) {
        while (stateHeight() < target) {
            block();
        }
        listeners.forEach(listener -> listener.accept(status()));
    }

    private synchronized void block() {
        height++;
        for (int i = 0; i < entries.size(); i++) {
            OutboxEntry entry = entries.get(i);
            if (!entry.settled() && !dropping) {
                ErrorCode code = apply(entry.tx());
                entries.set(i, with(entry, OutboxEntry.Stage.FINAL, height, code));
            } else if (!entry.settled() && entry.validUntilHeight() < height) {
                entries.set(i, with(entry, OutboxEntry.Stage.EXPIRED, 0, null));
            }
        }
    }

    /** Applies a transaction as the chain would, also one that did not come through the outbox. */
    public synchronized ErrorCode apply(Bytes tx) {
        try {
            SignedTx signed = RecordCodec.decode(SignedTx.class, tx.toArray());
            TxBody body = RecordCodec.decode(TxBody.class, signed.body().toArray());
            Bytes sender = Address.ofKey(signed.publicKey()).value();
            if (!Ed25519.verify(signed.publicKey(), signed.signBytes(), signed.signature())) {
                return ErrorCode.E_SIGNATURE;
            }
            Account account = get(StateKeys.account(sender)).orElse(Account.EMPTY);
            if (body.sequence() != account.sequence()) {
                return ErrorCode.E_SEQUENCE;
            }
            if (body.validUntilHeight() < height) {
                return ErrorCode.E_EXPIRED;
            }
            put(
                    StateKeys.account(sender),
                    new Account(account.ctt() - body.fee(), account.credit(), account.sequence() + 1));
            return switch (body.messages().getFirst()) {
                case Msg.SubmitOrderBatch batch -> batch(sender, batch);
                case MarketMsg.AnswerOmission answer -> answer(answer);
                default -> ErrorCode.E_MALFORMED;
            };
        } catch (CodecException e) {
            return ErrorCode.E_MALFORMED;
        }
    }

    private ErrorCode answer(MarketMsg.AnswerOmission m) {
        StateKey<OmissionState> key = StateKeys.omission(m.leaf().nullifierCommit());
        OmissionState o = get(key).orElseThrow();
        put(
                key,
                new OmissionState(
                        o.platform(),
                        o.buyer(),
                        o.leafHash(),
                        o.cycle(),
                        o.fee(),
                        0,
                        OmissionState.OmissionStage.ANSWERED,
                        o.answerUntil(),
                        m.batchSeq()));
        answers.add(m);
        return ErrorCode.OK;
    }

    private ErrorCode batch(Bytes platform, Msg.SubmitOrderBatch m) {
        CyclePhases.Place place = phases().at(height);
        if (place.phase() != CyclePhases.Phase.BATCHES || m.cycle() != place.cycle() - 1) {
            return ErrorCode.E_PHASE;
        }
        PlatformState before = get(StateKeys.platform(platform)).orElseThrow();
        if (m.seq() != before.lastSeq() + 1) {
            return ErrorCode.E_SEQ;
        }
        long gross = m.rows().stream().mapToLong(Msg.BatchRow::gross).sum();
        long fee = m.rows().stream().mapToLong(Msg.BatchRow::fee).sum();
        long count = m.rows().stream().mapToLong(Msg.BatchRow::count).sum();
        if (gross != m.gross()
                || fee != m.fee()
                || count != m.count()
                || m.rows().size() > 256) {
            return ErrorCode.E_SUM;
        }
        CycleTotals totals = get(StateKeys.cycle(m.cycle())).orElse(new CycleTotals(0, 0, 0));
        long community = (totals.gross() + gross) * 6 / 1000;
        long taken = fee + community - totals.community();
        if (before.escrow() < taken) {
            return ErrorCode.E_ESCROW;
        }
        put(StateKeys.cycle(m.cycle()), new CycleTotals(totals.gross() + gross, totals.fees() + fee, community));
        put(StateKeys.platform(platform), new PlatformState(platform, before.name(), before.escrow() - taken, m.seq()));
        put(
                StateKeys.batch(platform, m.seq()),
                new BatchState(
                        platform,
                        m.cycle(),
                        m.seq(),
                        m.root(),
                        m.count(),
                        m.gross(),
                        m.fee(),
                        m.rows(),
                        m.promoterRoot(),
                        height));
        batches.add(m);
        return ErrorCode.OK;
    }

    @Override
    public synchronized SyncStatus status() {
        return new SyncStatus(
                CHAIN_ID, SyncStatus.Stage.SYNCED, height + 1, height, time(height + 1), 1, 1, Optional.empty());
    }

    @Override
    public Subscription watch(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        listener.accept(status());
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized StateView head() {
        if (offline) {
            throw new org.cttdc.lightnode.api.LightNodeException(
                    org.cttdc.lightnode.api.LightNodeException.Code.UNREACHABLE, "no endpoint answers");
        }
        return new View(height, Map.copyOf(state));
    }

    @Override
    public StateView awaitHeight(long wanted) {
        throw new UnsupportedOperationException("the service does not wait");
    }

    @Override
    public Unverified<TxRemarks> remarks(Bytes hash) {
        throw new UnsupportedOperationException("the service reads state only");
    }

    @Override
    public Verified<TxResult> transaction(Bytes hash) {
        throw new UnsupportedOperationException("the service reads state only");
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
        throw new UnsupportedOperationException("the service reads state only");
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void close() {}

    private final class Box implements Outbox {
        @Override
        public long nextSequence(Bytes account) {
            synchronized (FakeChain.this) {
                return sequence(account);
            }
        }

        private long sequence(Bytes account) {
            long pending = entries.stream().filter(e -> !e.settled()).count();
            return get(StateKeys.account(account)).orElse(Account.EMPTY).sequence() + pending;
        }

        @Override
        public OptionalLong gap(Bytes account) {
            throw new UnsupportedOperationException("the service sends one after the other");
        }

        @Override
        public OutboxEntry draft(Bytes account, Bytes body, String label) {
            throw new UnsupportedOperationException("the service drafts nothing");
        }

        @Override
        public void discard(long id) {
            throw new UnsupportedOperationException("the service drafts nothing");
        }

        @Override
        public OutboxEntry submit(Bytes tx, String label) {
            synchronized (FakeChain.this) {
                return keep(tx, label);
            }
        }

        private OutboxEntry keep(Bytes tx, String label) {
            onSubmit.run();
            try {
                SignedTx signed = RecordCodec.decode(SignedTx.class, tx.toArray());
                TxBody body = RecordCodec.decode(TxBody.class, signed.body().toArray());
                OutboxEntry entry = new OutboxEntry(
                        entries.size() + 1L,
                        Address.ofKey(signed.publicKey()).value(),
                        body.sequence(),
                        label,
                        Sha256.of(tx),
                        tx,
                        body.validUntilHeight(),
                        OutboxEntry.Stage.SENT,
                        1,
                        0,
                        null,
                        "",
                        time(height));
                entries.add(entry);
                afterSubmit.run();
                return entry;
            } catch (CodecException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public CompletableFuture<OutboxEntry> settled(long id) {
            throw new UnsupportedOperationException("the service polls");
        }

        @Override
        public List<OutboxEntry> entries() {
            synchronized (FakeChain.this) {
                return List.copyOf(entries).reversed();
            }
        }

        @Override
        public Subscription watch(Consumer<OutboxEntry> listener) {
            throw new UnsupportedOperationException("the service polls");
        }
    }

    private static OutboxEntry with(OutboxEntry e, OutboxEntry.Stage stage, long at, ErrorCode code) {
        return new OutboxEntry(
                e.id(),
                e.account(),
                e.sequence(),
                e.label(),
                e.txHash(),
                e.tx(),
                e.validUntilHeight(),
                stage,
                1,
                at,
                code,
                "",
                e.updated());
    }

    private static Instant time(long height) {
        return Instant.ofEpochSecond(GENESIS_TIME + height * BLOCK_SECONDS);
    }

    private record View(long height, Map<Bytes, Record> state) implements StateView {
        @Override
        public <T extends Record> Verified<Optional<T>> read(StateKey<T> key) {
            return proved(Optional.ofNullable(state.get(key.key())).map(key.type()::cast));
        }

        @Override
        public Verified<Bytes> bytes(Bytes key) {
            throw new UnsupportedOperationException("the service reads records only");
        }

        @Override
        public <T extends Record> Verified<Map<StateKey<T>, T>> readAll(List<StateKey<T>> keys) {
            Map<StateKey<T>, T> found = new HashMap<>();
            keys.forEach(key -> read(key).value().ifPresent(value -> found.put(key, value)));
            return proved(found);
        }

        @Override
        public <T extends Record> Verified<List<T>> list(ListKey<T> key) {
            throw new UnsupportedOperationException("the service reads no lists");
        }

        @Override
        public <T extends Record> Verified<Page<T>> page(ListKey<T> key, long from, int limit) {
            throw new UnsupportedOperationException("the service reads no lists");
        }

        @Override
        public Verified<List<HistoryEntry>> history(Bytes address) {
            throw new UnsupportedOperationException("the service reads no history");
        }

        private <T> Verified<T> proved(T value) {
            Provenance provenance = new Provenance(
                    CHAIN_ID, height, height + 1, Bytes.of(new byte[32]), time(height + 1), 1, List.of());
            return Verified.issue(value, provenance, Warrant.PROOF_CHECKED);
        }
    }
}
