package org.cttdc.node.chain;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cttdc.node.api.MempoolException;
import org.cttdc.node.app.Application;
import org.cttdc.node.app.Peeler;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.app.StateStore;
import org.cttdc.node.store.Database;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Evidence;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.state.StateKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain itself: one writer under a lock makes blocks, readers share the immutable {@link #tip} and the stores below its height.
 * A block and everything it changed become durable in one commit of the database; only then is it shown to anyone.
 */
public final class Chain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
    private static final int PRUNE_PER_BLOCK = 500;
    private static final int COMPACT_EVERY = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final GenesisFile genesis;
    private final PrivValidator validator;
    private final ValidatorHistory validators;
    private final Database database;
    private final StateTree tree;
    private final BlockStore blocks;
    private final EvidencePool evidence;
    private final Application app;
    private final BlockMaker maker;
    private final long retained;
    private final Mempool mempool = new Mempool();
    private final List<Consumer<CommittedBlock>> listeners = new CopyOnWriteArrayList<>();

    private volatile Tip tip;
    private volatile boolean closed;
    private boolean bulk;
    private Tip building;

    Chain(
            GenesisFile genesis,
            PrivValidator validator,
            Peeler peeler,
            Database database,
            InstantSource clock,
            long retainedVersions)
            throws IOException {
        this.genesis = genesis;
        this.validator = validator;
        this.validators = new ValidatorHistory(database, genesis.validators());
        this.database = database;
        this.retained = retainedVersions;
        this.tree = new StateTree(database);
        this.blocks = new BlockStore(database);
        this.evidence = new EvidencePool(database);
        long height = tree.holds(0) || blocks.height() > 0 ? blocks.height() : -1;
        this.app = new Application(genesis.chainId(), tree, height);
        this.maker = new BlockMaker(genesis, validator, peeler, validators, app, clock);
        if (height < 0) {
            initialise();
        }
        this.tip = load();
        this.building = tip;
        validator.checkNotBehind(tip.height());
        validator.release(tip.commit());
    }

    private void initialise() throws IOException {
        try {
            app.commit(app.initChain(genesis.state(), genesis.validators().validators(), genesis.time()));
        } catch (Rejection e) {
            throw new IOException("the genesis state is refused: " + e.code() + ", " + e.detail(), e);
        }
        database.commit();
    }

    private Tip load() {
        long height = blocks.height();
        if (!tree.holds(height)) {
            throw new IllegalStateException("blocks reach height " + height + " but the state does not");
        }
        if (height == 0) {
            return Tip.genesis(genesis.time(), tree.rootHash(0));
        }
        Tip loaded = Tip.after(blocks.get(height));
        if (!loaded.appHash().equals(tree.rootHash(height))) {
            throw new IllegalStateException("the state at height " + height + " is not the one its block led to");
        }
        return loaded;
    }

    /** The newest block that anyone may see. */
    public Tip tip() {
        return tip;
    }

    public GenesisFile genesis() {
        return genesis;
    }

    public BlockStore blocks() {
        return blocks;
    }

    public StateTree tree() {
        return tree;
    }

    /** The validators of every height up to two beyond the newest block. */
    public ValidatorHistory validators() {
        return validators;
    }

    /** Keys of the validators this chain signs for, in the order of its files. */
    public List<PublicKey> keys() {
        return validator.publicKeys();
    }

    /** Oldest height whose state can be read. */
    public long oldestVersion() {
        return Math.max(0, tip.height() - retained);
    }

    /** Runs after each block was stored, in order, on the thread that made it: it must be quick and must not call back. */
    public void onBlock(Consumer<CommittedBlock> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<CommittedBlock> listener) {
        listeners.remove(listener);
    }

    /** What is wrong with a transaction's envelope, were it sent now; nothing is kept. */
    public void check(Bytes tx) throws Rejection {
        lock.lock();
        try {
            app.tryTx(tx, building.time());
        } finally {
            lock.unlock();
        }
    }

    /** Takes a transaction into the mempool, or refuses it. */
    public void submit(Bytes tx) throws Rejection, MempoolException {
        lock.lock();
        try {
            mempool.admit(tx);
            app.checkTx(tx, building.time());
            mempool.add(tx);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Checks evidence as a network's validators do, and keeps it for the next block, which has the application punish whom it proves guilty. */
    public void addEvidence(Evidence item) throws EvidenceException {
        lock.lock();
        try {
            if (evidence.knows(item)) {
                return;
            }
            evidenceCheck().check(item);
            evidence.add(item);
            if (!bulk) {
                database.commit();
            }
            LOG.error("a validator of this chain is proven to have misbehaved: evidence {}", item.hash());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private EvidenceCheck evidenceCheck() {
        return new EvidenceCheck(genesis, validators, blocks, building);
    }

    /** What is too old by now, or was against a block that is gone, proves nothing any more. */
    private boolean stillProves(Evidence item) {
        try {
            evidenceCheck().check(item);
            return true;
        } catch (EvidenceException e) {
            LOG.warn("evidence {} is dropped: {}", item.hash(), e.getMessage());
            return false;
        }
    }

    /** The oldest waiting transactions with the number and bytes of all. */
    public Waiting waiting(int limit) {
        lock.lock();
        try {
            return new Waiting(mempool.peek(limit), mempool.size(), mempool.totalBytes());
        } finally {
            lock.unlock();
        }
    }

    /** See {@link #waiting}. */
    public record Waiting(List<Bytes> txs, int total, long totalBytes) {
        public Waiting {
            txs = List.copyOf(txs);
        }
    }

    /** Makes the next block now, with whatever waits. */
    public Tip produce() throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the chain is closed");
            }
            makeBlock();
            return building;
        } finally {
            lock.unlock();
        }
    }

    /** Makes the next block unless the reason for it is gone; {@code onDemand} is whether a transaction or a proof asked for it. */
    void produceIfUnchanged(boolean onDemand) throws IOException {
        lock.lock();
        try {
            if (!closed && (!onDemand || due())) {
                makeBlock();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The newest block, in a bulk section also one that only its maker sees. */
    Tip newest() {
        return lock.isHeldByCurrentThread() ? building : tip;
    }

    /** A record of the newest state as {@link #newest} sees it. */
    <T extends Record> @Nullable T read(StateKey<T> key) {
        long version = newest().height();
        return new StateStore(raw -> tree.get(raw, version)).get(key);
    }

    /**
     * Blocks made inside the section become durable and visible together at its end, or not at all when it throws. Readers see the
     * chain as it was before until then.
     */
    public <X extends Exception> void bulk(BulkSection<X> section) throws X, IOException {
        lock.lock();
        boolean done = false;
        try {
            bulk = true;
            section.run();
            done = true;
        } finally {
            bulk = false;
            try {
                endBulk(done);
            } finally {
                lock.unlock();
            }
        }
    }

    /** What runs inside {@link #bulk}. */
    @FunctionalInterface
    public interface BulkSection<X extends Exception> {
        void run() throws X, IOException;
    }

    private void endBulk(boolean done) throws IOException {
        if (!done) {
            database.rollback();
            validators.reset();
            evidence.reset();
            app.restartAt(tip.height());
            mempool.clear();
            building = tip;
            return;
        }
        long from = tip.height() + 1;
        database.commit();
        validator.release(building.commit());
        tip = building;
        for (long height = from; height <= tip.height(); height++) {
            announce(blocks.get(height));
        }
        changed.signalAll();
    }

    /** Waits until a block is due, at most {@code nanos}; whether one is. */
    boolean awaitDue(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!closed && !due() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed && due();
        } finally {
            lock.unlock();
        }
    }

    private boolean due() {
        return !mempool.isEmpty() || !evidence.isEmpty() || tip.needsProofBlock();
    }

    boolean isClosed() {
        return closed;
    }

    private void makeBlock() throws IOException {
        BlockMaker.Made made;
        try {
            made = maker.next(
                    building, mempool.reap(GenesisFile.PARAMS.maxBytes() / 2), evidence.next(this::stillProves));
        } catch (RuntimeException e) {
            halt(e);
            throw e;
        }
        CommittedBlock block = made.block();
        store(block, made.changes());
        building = Tip.after(block);
        recheck(block.block().txs());
        if (!bulk) {
            validator.release(block.commit());
            tip = building;
            announce(block);
            changed.signalAll();
            if (block.height() % COMPACT_EVERY == 0) {
                database.compact();
            }
        }
    }

    private void store(CommittedBlock block, Application.Finalized changes) {
        try {
            app.commit(changes);
            blocks.put(block);
            evidence.included(block.block().evidence());
            validators.changed(block.height(), changes.validatorUpdates());
            tree.prune(block.height() - retained, PRUNE_PER_BLOCK);
            if (!bulk) {
                database.commit();
            }
        } catch (RuntimeException e) {
            halt(e);
            throw e;
        }
    }

    private void recheck(List<Bytes> included) {
        mempool.update(included, tx -> {
            try {
                app.checkTx(tx, building.time());
                return true;
            } catch (Rejection e) {
                LOG.info("transaction {} is dropped from the mempool: {} {}", Txs.hash(tx), e.code(), e.detail());
                return false;
            }
        });
    }

    private void announce(CommittedBlock block) {
        for (Consumer<CommittedBlock> listener : listeners) {
            try {
                listener.accept(block);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed on block {}", block.height(), e);
            }
        }
    }

    private void halt(RuntimeException cause) {
        LOG.error("the chain stops before height {}: nothing of that block was stored", building.height() + 1, cause);
        closed = true;
        changed.signalAll();
        database.close();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            database.close();
        } finally {
            lock.unlock();
        }
    }
}
