package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.BeaconTx;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * The deterministic state machine in ABCI's steps. It computes; {@link #commit} alone puts something into the store, and the
 * database's own commit makes it durable. Checks of waiting transactions may run beside the making of blocks, one check at a time and
 * one block at a time; {@link #initChain}, {@link #commit} and {@link #restartAt} run alone.
 */
public final class Application {
    private final String chainId;
    private final StateTree tree;
    private final Envelopes envelopes;
    private final TxExecutor executor = new TxExecutor();
    private ScoringWork scoring = new ScoringWork();
    private final Committed committed;
    private final ReadAhead ahead;
    /** What all steps at the newest height begin with. Never written to. */
    private final StateStore base;

    private ElectionWork elections = new ElectionWork();
    private volatile long height;
    /** {@link #base} after the transactions that were checked since. */
    private StateStore checkState;

    /** {@code height} is the newest version in the tree, -1 before genesis. */
    public Application(String chainId, StateTree tree, long height) {
        this.chainId = chainId;
        this.envelopes = new Envelopes(chainId);
        this.tree = tree;
        this.height = height;
        this.committed = new Committed(key -> tree.get(key, this.height), height);
        this.ahead = new ReadAhead(tree, committed);
        this.base = new StateStore(committed);
        this.checkState = base.child();
    }

    /** A computed block, not yet stored; {@code validatorUpdates} act two heights later, power 0 removes. */
    public record Finalized(
            long height, List<ExecTxResult> results, List<Validator> validatorUpdates, StateTree.Change change) {
        public Finalized {
            results = List.copyOf(results);
            validatorUpdates = List.copyOf(validatorUpdates);
        }

        /** Root of the state after the block. */
        public Bytes appHash() {
            return change.root();
        }
    }

    /** Computes the state at genesis, version 0. */
    public Finalized initChain(GenesisState genesis, List<Validator> validators, Timestamp time) throws Rejection {
        StateStore state = new StateStore(key -> null);
        GenesisLoader.load(genesis, validators, state, new BlockContext(chainId, 0, time, genesis.params()));
        Invariants.check(state, 0);
        return new Finalized(0, List.of(), List.of(), tree.change(0, state.changes()));
    }

    /** Height of the newest committed version, -1 before genesis. */
    public long height() {
        return height;
    }

    /**
     * Whether a transaction's envelope would be accepted into the next block after those already checked; refuses with the code it
     * would get.
     */
    public void checkTx(Bytes tx, Timestamp time) throws Rejection {
        check(tx, checkState, time);
    }

    private void check(Bytes tx, StateStore state, Timestamp time) throws Rejection {
        executor.check(envelopes.find(tx), state, context(height + 1, time));
    }

    /** The waiting transactions that a block of at most {@code maxBytes} takes, in its order, behind what its proposer reveals. */
    public List<Bytes> prepareProposal(
            long height, Timestamp time, Bytes proposer, List<Bytes> waiting, long maxBytes, Peeler peeler) {
        Optional<Bytes> reveal = reveal(height, time, proposer, peeler);
        long left = maxBytes - reveal.map(Proposals::sizeInBlock).orElse(0L);
        List<Bytes> chosen = proposals(height, time).prepare(envelopes.openAll(waiting), left);
        if (reveal.isEmpty() || chosen.isEmpty()) {
            return chosen;
        }
        List<Bytes> block = new ArrayList<>(chosen.size() + 1);
        block.add(reveal.get());
        block.addAll(chosen);
        return block;
    }

    /** What the proposer of a block with transactions puts before them; empty where it has nothing to say. */
    public Optional<Bytes> reveal(long height, Timestamp time, Bytes proposer, Peeler peeler) {
        BeaconWork beacon = new BeaconWork(base.child(), proposer, context(height, time));
        BeaconTx tx = peeler.next(proposer, beacon.onion());
        try {
            beacon.check(tx);
            return Optional.of(tx.bytes());
        } catch (Rejection e) {
            return Optional.empty();
        }
    }

    /**
     * Refuses a block that holds a transaction which is malformed, out of turn or cannot pay, or a reveal that is wrong or stands alone.
     */
    public void processProposal(long height, Timestamp time, Bytes proposer, List<Bytes> txs) throws Rejection {
        List<Bytes> ordinary = ordinary(txs);
        if (ordinary.size() < txs.size()) {
            if (ordinary.isEmpty()) {
                throw new Rejection(ErrorCode.E_REVEAL, "a block without transactions has nothing to reveal");
            }
            TxExecutor.checkReveal(txs.getFirst(), new BeaconWork(base.child(), proposer, context(height, time)));
        }
        proposals(height, time).process(envelopes.openAll(ordinary));
    }

    /** What is not the proposer's own. */
    private static List<Bytes> ordinary(List<Bytes> txs) {
        return !txs.isEmpty() && BeaconTx.marks(txs.getFirst()) ? txs.subList(1, txs.size()) : txs;
    }

    private Proposals proposals(long height, Timestamp time) {
        return new Proposals(executor, base.child(), context(height, time));
    }

    /**
     * Does ahead what is costly and decides nothing: decoding, signatures, and fetching from the disk what a block will read. Any number
     * of threads may call this while blocks are made; the outcome of nothing depends on it.
     */
    public void expectTxs(List<Bytes> txs) {
        ahead.run(envelopes.openAll(txs), height);
    }

    /** As {@link #checkTx}, leaving no trace. */
    public void tryTx(Bytes tx, Timestamp time) throws Rejection {
        check(tx, checkState.child(), time);
    }

    /**
     * Runs a block; running it again gives the same. Throws {@link IllegalStateException} where an invariant broke: the chain must
     * stop then.
     */
    public Finalized finalizeBlock(
            long height, Timestamp time, Bytes proposer, List<Misbehavior> misbehavior, List<Bytes> txs) {
        if (height != this.height + 1) {
            throw new IllegalStateException("block " + height + " does not follow height " + this.height);
        }
        List<Bytes> ordinary = ordinary(txs);
        List<Envelopes.Arrival> arrivals = envelopes.openAll(ordinary);
        StateStore state = base.child();
        Validators validators = new Validators(state);
        List<ValidatorPower> before = validators.active();
        BlockContext block = context(height, time);
        Ledger ledger = new Ledger(state, block);
        validators.punish(misbehavior, ledger, block);
        List<ExecTxResult> results = new ArrayList<>(txs.size());
        peel(new BeaconWork(state, proposer, block), ledger, txs, ordinary, results);
        for (Envelopes.Arrival tx : arrivals) {
            results.add(executor.execute(tx, state, block));
        }
        endBlock(state, ledger, block);
        Invariants.check(state, height);
        return new Finalized(height, results, validators.changes(before), tree.change(height, state.changes()));
    }

    private static void peel(
            BeaconWork beacon, Ledger ledger, List<Bytes> txs, List<Bytes> ordinary, List<ExecTxResult> results) {
        if (ordinary.size() < txs.size()) {
            results.add(TxExecutor.reveal(txs.getFirst(), beacon));
        }
        if (!ordinary.isEmpty() && beacon.owes()) {
            beacon.miss(ledger);
        }
    }

    /** The queues, a share of each a block. */
    private void endBlock(StateStore state, Ledger ledger, BlockContext block) {
        scoring.run(state, ledger, block);
        CyclePhases phases = new CyclePhases(block.params().cycleLength());
        if (block.height() == phases.firstHeight(phases.cycle(block.height()), Phase.UPDATES)) {
            Pots.payFees(state, ledger, block.params().election().validatorPpm());
        }
        elections.run(state, block);
        Pots.sweep(state, block);
        JuryWork.run(state, block);
        AuditWork.run(state, block);
        Assignments.run(state, block);
        ParamSchedule.run(state, block);
    }

    /** Puts a computed block into the tables. */
    public void commit(Finalized block) {
        tree.write(block.change());
        committed.follow(block.change(), block.height());
        moveTo(block.height());
    }

    /** Takes another height for the newest, after the database dropped what came later or took in a snapshot; -1 is before genesis. */
    public void restartAt(long newest) {
        tree.rolledBack();
        committed.clear(newest);
        moveTo(newest);
        scoring = new ScoringWork();
        elections = new ElectionWork();
    }

    private void moveTo(long newest) {
        height = newest;
        checkState = base.child();
    }

    /** Records at the newest committed height. */
    public StateStore committed() {
        long version = height;
        return new StateStore(key -> tree.get(key, version));
    }

    private BlockContext context(long height, Timestamp time) {
        ChainParams params = base.get(StateKeys.params());
        if (params == null) {
            throw new IllegalStateException("the state has no parameters: it was never initialised");
        }
        return new BlockContext(chainId, height, time, params);
    }
}
