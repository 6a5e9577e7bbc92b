package org.cttdc.commerce.batch;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.commerce.PlatformSigner;
import org.cttdc.commerce.service.Chain;
import org.cttdc.commerce.service.MarketState;
import org.cttdc.commerce.service.Promotions;
import org.cttdc.commerce.store.Database;
import org.cttdc.commerce.store.StoreException;
import org.cttdc.commerce.store.Tx;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.PlatformDebt;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;

/**
 * Anchors the final orders of the cycle before the current one. One batch is under way at a time, and its content is stored before a
 * transaction is signed, the transaction before it is sent; what happened to it is read from verified state alone. So every step may
 * be cut off and run again: a stored batch keeps its place in the platform's sequence until the chain shows that batch or another one
 * there, and orders leave a batch only after the chain can no longer accept it.
 */
public final class Batcher {
    private static final System.Logger LOG = System.getLogger(Batcher.class.getName());
    /** Blocks to wait after a failed transaction, so that a lasting cause does not burn fees every block. */
    private static final long RETRY_BLOCKS = 3;

    private final Database database;
    private final LightNode lightNode;
    private final PlatformSigner signer;
    private final Bytes platform;
    private final long txFee;

    public Batcher(Database database, LightNode lightNode, PlatformSigner signer, long txFee) {
        this.database = database;
        this.lightNode = lightNode;
        this.signer = signer;
        this.platform = Address.ofKey(signer.publicKey()).value();
        this.txFee = txFee;
    }

    /** One round: settles, sends or plans what the moment allows. Returns what a person must see to, if anything. */
    public Optional<String> run(Moment now) {
        Optional<PlatformState> state = Chain.read(now.view(), StateKeys.platform(platform));
        if (state.isEmpty()) {
            return Optional.of("this platform's account is not accredited on the chain; its orders cannot be anchored");
        }
        Optional<BatchRow> open = database.call(BatchRow::open);
        if (open.isPresent() && !advanceSettled(open.get(), now, state.get())) {
            return send(open.get(), now, state.get());
        }
        if (!plan(now, state.get())) {
            return Optional.empty();
        }
        Optional<BatchRow> planned = database.call(BatchRow::open);
        return planned.isPresent() ? send(planned.get(), now, state.get()) : Optional.empty();
    }

    /** Whether the batch is no longer under way: it stands on the chain, or the chain can no longer accept it. */
    private boolean advanceSettled(BatchRow batch, Moment now, PlatformState state) {
        Msg.SubmitOrderBatch message = batch.message();
        Optional<BatchState> onChain = Chain.read(now.view(), StateKeys.batch(platform, message.seq()));
        if (onChain.isPresent()
                && onChain.get().root().equals(message.root())
                && onChain.get().cycle() == message.cycle()) {
            anchor(batch, onChain.get());
            return true;
        }
        if (now.height() >= now.lastBatchHeight(message.cycle())) {
            LOG.log(System.Logger.Level.WARNING, "batch {0} missed its window; its orders move on", message.seq());
            database.run(tx -> release(tx, batch));
            return true;
        }
        if (onChain.isPresent()) {
            LOG.log(System.Logger.Level.WARNING, "another batch has sequence {0}; taking the next", message.seq());
            database.run(tx -> renumber(tx, batch, Math.addExact(state.lastSeq(), 1)));
        }
        return false;
    }

    private Optional<String> send(BatchRow stored, Moment now, PlatformState state) {
        BatchRow batch = database.call(BatchRow::open).orElse(stored);
        if (!batch.tx().isEmpty()) {
            return follow(batch, now);
        }
        boolean tooLate = now.height() + 2 > now.lastBatchHeight(batch.message().cycle());
        if (tooLate || now.height() < batch.retryHeight()) {
            return Optional.empty();
        }
        Optional<String> missing = missing(batch.message(), now, state);
        if (missing.isEmpty()) {
            signAndSend(batch, now);
        }
        return missing;
    }

    /** What keeps the chain from taking the batch; nothing is signed while something does. */
    private Optional<String> missing(Msg.SubmitOrderBatch message, Moment now, PlatformState state) {
        long debt = Chain.read(now.view(), StateKeys.platformDebt(platform))
                .map(PlatformDebt::amount)
                .orElse(0L);
        long needed = Math.addExact(Obligations.of(message, now), debt);
        if (state.escrow() < needed) {
            return Optional.of("the escrow holds " + state.escrow() + " fen, the next batch takes " + needed
                    + " fen: deposit at least " + (needed - state.escrow()) + " fen before height "
                    + now.lastBatchHeight(message.cycle()));
        }
        Account account = Chain.read(now.view(), StateKeys.account(platform)).orElse(Account.EMPTY);
        if (account.ctt() < fee(now)) {
            return Optional.of("the platform holds " + account.ctt() + " uCTT, a transaction costs " + fee(now)
                    + " uCTT: send it some CTT");
        }
        return Optional.empty();
    }

    private void signAndSend(BatchRow batch, Moment now) {
        long validUntil = now.lastBatchHeight(batch.message().cycle());
        BatchTx tx = BatchTx.sign(
                signer,
                lightNode.status().chainId(),
                lightNode.outbox().nextSequence(platform),
                validUntil,
                fee(now),
                batch.message());
        database.run(t -> t.update(
                "update order_batch set tx = ?, tx_hash = ?, valid_until = ? where id = ?",
                tx.bytes(),
                tx.hash(),
                validUntil,
                batch.id()));
        lightNode.outbox().submit(tx.bytes(), label(batch));
    }

    /** A transaction is under way: hand it to the outbox again if it never got there, give it up once it is proved dead. */
    private Optional<String> follow(BatchRow batch, Moment now) {
        Optional<OutboxEntry> entry = lightNode.outbox().entries().stream()
                .filter(e -> e.txHash().equals(batch.txHash()))
                .findFirst();
        if (entry.isEmpty()) {
            lightNode.outbox().submit(batch.tx(), label(batch));
            return Optional.empty();
        }
        OutboxEntry sent = entry.get();
        boolean waiting = !sent.settled()
                || (sent.stage() == OutboxEntry.Stage.FINAL
                        && (sent.code() == ErrorCode.OK || now.height() < sent.height()));
        if (waiting) {
            return Optional.empty();
        }
        String why = sent.stage() + (sent.code() == null ? "" : " " + sent.code()) + " " + sent.detail();
        LOG.log(
                System.Logger.Level.WARNING,
                "batch {0} was not taken: {1}",
                batch.message().seq(),
                why);
        database.run(tx -> tx.update(
                "update order_batch set tx = ?, tx_hash = ?, retry_height = ? where id = ?",
                Bytes.EMPTY,
                Bytes.EMPTY,
                Math.addExact(now.height(), RETRY_BLOCKS),
                batch.id()));
        return Optional.of(
                "the chain did not take batch " + batch.message().seq() + " (" + why.strip() + "); it is tried again");
    }

    /** Stores the next batch of the cycle whose batches are open now; false where there is nothing to anchor. */
    private boolean plan(Moment now, PlatformState state) {
        long cycle = now.cycleOf(now.height()) - 1;
        if (cycle < 0 || cycle <= now.newestClosedCycle()) {
            return false;
        }
        return database.call(tx -> {
            List<BatchPlan.Entry> due = acceptable(BatchRow.due(tx, platform, cycle), now, cycle);
            if (due.isEmpty()) {
                return false;
            }
            BatchPlan plan = BatchPlan.of(BatchPlan.take(due));
            long seq = Math.addExact(Math.max(state.lastSeq(), lastAnchored(tx)), 1);
            BatchRow.store(tx, plan.message(cycle, seq), plan.orders());
            return true;
        });
    }

    /** Without late orders of what has closed meanwhile: one of them would keep the chain from taking the whole batch. */
    private static List<BatchPlan.Entry> acceptable(List<BatchPlan.Entry> due, Moment now, long cycle) {
        Set<Bytes> listings = new TreeSet<>();
        due.forEach(entry -> listings.add(entry.leaf().listing()));
        MarketState market = MarketState.read(now.view(), listings);
        return due.stream()
                .filter(entry -> market.takes(entry.leaf().listing(), cycle))
                .toList();
    }

    private void anchor(BatchRow batch, BatchState onChain) {
        database.run(tx -> {
            BatchPlan plan = BatchPlan.of(batch.orders(tx, platform));
            SumNode root = plan.tree().root();
            if (!root.hash().equals(onChain.root()) || root.count() != onChain.count()) {
                throw new StoreException(
                        "the orders of batch " + onChain.seq() + " do not lead to its root on the chain");
            }
            for (int i = 0; i < plan.orders().size(); i++) {
                tx.update(
                        "update purchase_order set stage = 'ANCHORED', path = ? where id = ?",
                        Bytes.of(RecordCodec.encode(plan.path(i))),
                        plan.orders().get(i).orderId());
            }
            Promotions.keep(
                    tx,
                    batch.id(),
                    plan.orders().stream().map(BatchPlan.Entry::leaf).toList());
            tx.update(
                    "update order_batch set state = 'ANCHORED', anchored_height = ? where id = ?",
                    onChain.height(),
                    batch.id());
        });
        LOG.log(System.Logger.Level.INFO, "batch {0} of cycle {1} is anchored", onChain.seq(), onChain.cycle());
    }

    private static void release(Tx tx, BatchRow batch) throws SQLException {
        tx.update("update purchase_order set batch_id = null where batch_id = ?", batch.id());
        tx.update("delete from order_batch where id = ?", batch.id());
    }

    private static void renumber(Tx tx, BatchRow batch, long seq) throws SQLException {
        Msg.SubmitOrderBatch old = batch.message();
        Msg.SubmitOrderBatch message = new Msg.SubmitOrderBatch(
                old.cycle(), seq, old.root(), old.count(), old.gross(), old.fee(), old.rows(), old.promoterRoot());
        tx.update(
                "update order_batch set seq = ?, message = ?, tx = ?, tx_hash = ? where id = ?",
                seq,
                Bytes.of(RecordCodec.encode(message)),
                Bytes.EMPTY,
                Bytes.EMPTY,
                batch.id());
    }

    private static long lastAnchored(Tx tx) throws SQLException {
        return tx.first("select coalesce(max(seq), 0) as seq from order_batch", row -> row.getLong("seq"))
                .orElse(0L);
    }

    private long fee(Moment now) {
        return Math.max(txFee, now.params().minTxFee());
    }

    private static String label(BatchRow batch) {
        return "order batch " + batch.message().seq() + " of cycle "
                + batch.message().cycle();
    }
}
