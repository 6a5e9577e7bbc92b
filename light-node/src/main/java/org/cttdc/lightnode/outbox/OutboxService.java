package org.cttdc.lightnode.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.Outbox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.OutboxEntry.Stage;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.read.TxProofs;
import org.cttdc.lightnode.store.OutboxTable;
import org.cttdc.lightnode.store.OutboxTable.Row;
import org.cttdc.lightnode.sync.Broadcaster;
import org.cttdc.lightnode.sync.Peers;
import org.cttdc.lightnode.sync.Wakeup;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.TxBody;

/** Carries entries to their end: after every new head, and again and again while they are under way. */
public final class OutboxService implements Outbox, AutoCloseable {
    private static final Logger LOG = System.getLogger(OutboxService.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration RESEND = Duration.ofSeconds(5);

    private final String chainId;
    private final OutboxTable table;
    private final Carrier carrier;
    private final Supplier<StateView> head;
    private final LongSupplier stateHeight;
    private final InstantSource clock;
    private final Wakeup wakeup = new Wakeup();
    private final Broadcaster<OutboxEntry> listeners = new Broadcaster<>("light-node-outbox-listeners");
    private final Map<Long, CompletableFuture<OutboxEntry>> waiting = new ConcurrentHashMap<>();
    private final Map<Long, Long> sentAtNanos = new HashMap<>();

    /** An outbox over {@code table}; {@code head} throws while nothing is verified. */
    public OutboxService(
            String chainId,
            OutboxTable table,
            Peers peers,
            TxProofs proofs,
            Supplier<StateView> head,
            LongSupplier stateHeight,
            InstantSource clock) {
        this.chainId = chainId;
        this.table = table;
        this.carrier = new Carrier(new Delivery(peers), proofs, head, clock);
        this.head = head;
        this.stateHeight = stateHeight;
        this.clock = clock;
    }

    @Override
    public long nextSequence(Bytes account) {
        // The first free one, so that a refused entry leaves no gap that would stall what comes after.
        return Sequences.firstFree(onChain(account), entries(), account);
    }

    @Override
    public OptionalLong gap(Bytes account) {
        return Sequences.gap(onChain(account), entries(), account);
    }

    private long onChain(Bytes account) {
        return head.get()
                .read(StateKeys.account(account))
                .value()
                .map(Account::sequence)
                .orElse(0L);
    }

    @Override
    public OutboxEntry draft(Bytes account, Bytes body, String label) {
        return added(entry(account, Envelopes.body(body, chainId), body, label, Stage.DRAFT));
    }

    @Override
    public void discard(long id) {
        Optional<OutboxEntry> known = table.byId(id).map(Row::entry);
        if (table.discard(id)) {
            known.ifPresent(listeners::publish);
        }
    }

    @Override
    public OutboxEntry submit(Bytes tx, String label) {
        Envelopes.Opened opened = Envelopes.open(tx, chainId);
        OutboxEntry signed = entry(opened.account(), opened.body(), tx, label, Stage.SIGNED);
        Optional<OutboxEntry> draft = entries().stream()
                .filter(entry -> entry.stage() == Stage.DRAFT
                        && entry.account().equals(opened.account())
                        && entry.tx().equals(opened.bodyBytes()))
                .findFirst();
        OutboxEntry entry = draft.map(drafted -> told(table.sign(drafted.id(), signed, searched())))
                .orElseGet(() -> added(signed));
        wakeup.hint();
        return entry;
    }

    private OutboxEntry entry(Bytes account, TxBody body, Bytes tx, String label, Stage stage) {
        return new OutboxEntry(
                0,
                account,
                body.sequence(),
                label,
                Txs.hash(tx),
                tx,
                body.validUntilHeight(),
                stage,
                0,
                0,
                null,
                "",
                clock.instant());
    }

    private OutboxEntry added(OutboxEntry entry) {
        return told(table.add(entry, searched()));
    }

    private OutboxEntry told(Row row) {
        listeners.publish(row.entry());
        return row.entry();
    }

    private long searched() {
        return Math.max(0, stateHeight.getAsLong());
    }

    @Override
    public CompletableFuture<OutboxEntry> settled(long id) {
        CompletableFuture<OutboxEntry> future = waiting.computeIfAbsent(id, unknown -> new CompletableFuture<>());
        OutboxEntry now = table.byId(id).map(Row::entry).orElse(null);
        if (now == null) {
            waiting.remove(id);
            return CompletableFuture.failedFuture(
                    new LightNodeException(Code.TX_NOT_FOUND, "the outbox has no entry " + id));
        }
        if (now.settled()) {
            waiting.remove(id);
            future.complete(now);
        }
        return future;
    }

    @Override
    public List<OutboxEntry> entries() {
        return table.all().stream().map(Row::entry).toList();
    }

    @Override
    public Subscription watch(Consumer<OutboxEntry> listener) {
        return listeners.subscribe(listener);
    }

    /** Something changed on the chain. */
    public void hint() {
        wakeup.hint();
    }

    /** Runs until closed. */
    public void run() {
        while (!wakeup.isClosed()) {
            try {
                List<Row> rows = table.all();
                List<OutboxEntry> entries = rows.stream().map(Row::entry).toList();
                rows.stream()
                        .filter(row -> row.entry().underWay())
                        .sorted(Comparator.comparingLong(row -> row.entry().id()))
                        .forEach(row -> carry(row, Sequences.isSuperseded(row.entry(), entries)));
            } catch (LightNodeException e) {
                LOG.log(Level.WARNING, "the outbox cannot be read: {0}", e.getMessage());
            }
            wakeup.await(IDLE);
        }
    }

    private void carry(Row row, boolean superseded) {
        if (wakeup.isClosed()) {
            return;
        }
        try {
            advance(row, superseded);
        } catch (LightNodeException e) {
            // The row says where to go on; the next head or the next look at it tries again.
            LOG.log(Level.DEBUG, "entry {0}: {1}: {2}", row.entry().id(), e.code(), e.getMessage());
        }
    }

    /**
     * One look at an entry: as many steps as can be taken now, each persisted before the next. One whose place another has taken
     * is looked for and not sent any more.
     */
    private void advance(Row row, boolean superseded) {
        switch (row.entry().stage()) {
            case SIGNED -> {
                if (superseded) {
                    locate(row);
                } else {
                    send(persist(row, carrier.markSent(row)));
                }
            }
            case SENT, SEEN -> {
                Row looked = locate(row);
                switch (looked.entry().stage()) {
                    case SENT, SEEN -> {
                        if (!superseded) {
                            resend(looked);
                        }
                    }
                    case INCLUDED -> persist(looked, carrier.conclude(looked));
                    case DRAFT, SIGNED, FINAL, EXPIRED, REPLACED, REFUSED -> {}
                }
            }
            case INCLUDED -> persist(row, carrier.conclude(row));
            case DRAFT, FINAL, EXPIRED, REPLACED, REFUSED -> {}
        }
    }

    private Row locate(Row row) {
        return stateHeight.getAsLong() > 0 ? persist(row, carrier.locate(row)) : row;
    }

    private void resend(Row row) {
        Long last = sentAtNanos.get(row.entry().id());
        if (last == null || System.nanoTime() - last >= RESEND.toNanos()) {
            send(row);
        }
    }

    private void send(Row row) {
        sentAtNanos.put(row.entry().id(), System.nanoTime());
        persist(row, carrier.send(row));
    }

    private Row persist(Row before, Row after) {
        if (after.equals(before)) {
            return after;
        }
        table.update(after);
        OutboxEntry entry = after.entry();
        if (!entry.equals(before.entry())) {
            listeners.publish(entry);
        }
        if (entry.settled()) {
            sentAtNanos.remove(entry.id());
            CompletableFuture<OutboxEntry> future = waiting.remove(entry.id());
            if (future != null) {
                // Not on this thread: what a caller hangs on it may wait for us.
                Thread.startVirtualThread(() -> future.complete(entry));
            }
        }
        return after;
    }

    @Override
    public void close() {
        wakeup.close();
        listeners.close();
        LightNodeException closed = new LightNodeException(
                Code.UNREACHABLE, "the light node is closed; the entry goes on when it is opened again");
        waiting.values().forEach(future -> future.completeExceptionally(closed));
    }
}
