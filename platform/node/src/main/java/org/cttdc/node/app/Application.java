package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.StateKeys;

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
    /** What all steps at the newest height begin with. Never written to. */
    private final StateStore base;

    private long height;
    /** {@link #base} after the transactions that were checked since. */
    private StateStore checkState;

    /** {@code height} is the newest version in the tree, -1 before genesis. */
    public Application(String chainId, StateTree tree, long height) {
        this.chainId = chainId;
        this.envelopes = new Envelopes(chainId);
        this.tree = tree;
        this.height = height;
        this.committed = new Committed(key -> tree.get(key, this.height));
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
        GenesisLoader.load(genesis, validators, state, new BlockContext(chainId, 0, time, genesis.params(), List.of()));
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
        executor.check(envelopes.find(tx), state, context(height + 1, time, List.of()));
    }

    /** The waiting transactions that a block of at most {@code maxBytes} takes, in its order. */
    public List<Bytes> prepareProposal(long height, Timestamp time, List<Bytes> waiting, long maxBytes) {
        return proposals(height, time).prepare(envelopes.openAll(waiting), maxBytes);
    }

    /** Refuses a block that holds a transaction which is malformed, out of turn or cannot pay. */
    public void processProposal(long height, Timestamp time, List<Bytes> txs) throws Rejection {
        proposals(height, time).process(envelopes.openAll(txs));
    }

    private Proposals proposals(long height, Timestamp time) {
        return new Proposals(executor, base.child(), context(height, time, List.of()));
    }

    /**
     * Does ahead what is costly about {@link #checkTx} and needs no state: decoding and signatures. Any number of threads may call
     * this while blocks are made; the outcome of nothing depends on it.
     */
    public void expectTxs(List<Bytes> txs) {
        envelopes.openAll(txs);
    }

    /** As {@link #checkTx}, leaving no trace. */
    public void tryTx(Bytes tx, Timestamp time) throws Rejection {
        check(tx, checkState.child(), time);
    }

    /**
     * Runs a block; running it again gives the same. Throws {@link IllegalStateException} where an invariant broke: the chain must
     * stop then.
     */
    public Finalized finalizeBlock(long height, Timestamp time, List<Misbehavior> misbehavior, List<Bytes> txs) {
        if (height != this.height + 1) {
            throw new IllegalStateException("block " + height + " does not follow height " + this.height);
        }
        List<Envelopes.Arrival> arrivals = envelopes.openAll(txs);
        StateStore state = base.child();
        Validators validators = new Validators(state);
        BlockContext block = context(height, time, validators.active());
        Ledger ledger = new Ledger(state, block);
        List<Validator> updates = validators.punish(misbehavior, ledger, height);
        List<ExecTxResult> results = new ArrayList<>(txs.size());
        for (Envelopes.Arrival tx : arrivals) {
            results.add(executor.execute(tx, state, block));
        }
        scoring.run(state, ledger, block);
        JuryWork.run(state, block);
        AuditWork.run(state, block);
        Assignments.run(state, block);
        ParamSchedule.run(state, block);
        Invariants.check(state, height);
        return new Finalized(height, results, updates, tree.change(height, state.changes()));
    }

    /** Puts a computed block into the tables. */
    public void commit(Finalized block) {
        tree.write(block.change());
        block.change().forEach(committed::set);
        moveTo(block.height());
    }

    /** Takes another height for the newest, after the database dropped what came later or took in a snapshot; -1 is before genesis. */
    public void restartAt(long newest) {
        tree.rolledBack();
        committed.clear();
        moveTo(newest);
        scoring = new ScoringWork();
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

    private BlockContext context(long height, Timestamp time, List<ValidatorPower> validators) {
        ChainParams params = base.get(StateKeys.params());
        if (params == null) {
            throw new IllegalStateException("the state has no parameters: it was never initialised");
        }
        return new BlockContext(chainId, height, time, params, validators);
    }
}
