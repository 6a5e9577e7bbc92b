package org.cttdc.simulation.market;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.node.app.Application;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.app.StateStore;
import org.cttdc.node.store.Database;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.tx.TxOutcome;

/** The chain's own application, block by block, in a folder that goes when it is closed. */
public final class SimulatedChain implements AutoCloseable {
    private static final Validator VALIDATOR = Validator.of(PublicKey.ed25519(new Member("validator").publicKey()), 10);
    private static final long TIME = 1_772_000_000L;
    /** Heights whose states are kept. */
    private static final long KEPT = 10;

    private static final int PRUNED_A_BLOCK = 4_000;

    private final Path home;
    private final Database database;
    private final StateTree tree;
    private final Application app;
    private final CyclePhases phases;

    /** Where a chain keeps its state. */
    @FunctionalInterface
    public interface Opener {
        /** Opens a database under a path that does not exist yet. */
        Database open(Path path) throws IOException;
    }

    /** A chain with that genesis. */
    public SimulatedChain(GenesisState genesis, Opener opener) throws IOException, Rejection {
        home = Files.createTempDirectory("ctt-simulation");
        database = opener.open(home.resolve("state"));
        tree = new StateTree(database);
        app = new Application(Member.CHAIN, tree, -1);
        phases = new CyclePhases(genesis.params().cycleLength());
        app.commit(app.initChain(genesis, List.of(VALIDATOR), new Timestamp(TIME, 0)));
    }

    /** Address of the only validator. */
    public static Bytes validator() {
        return VALIDATOR.address();
    }

    /** The application. */
    public Application app() {
        return app;
    }

    /** Phases of its cycles. */
    public CyclePhases phases() {
        return phases;
    }

    /** Records at the newest height. */
    public StateStore state() {
        return app.committed();
    }

    /** Runs a block. */
    public List<ExecTxResult> block(List<Bytes> txs) {
        long height = app.height() + 1;
        Application.Finalized block =
                app.finalizeBlock(height, new Timestamp(TIME + height, 0), Bytes.EMPTY, List.of(), txs);
        app.commit(block);
        tree.prune(app.height() - KEPT, PRUNED_A_BLOCK);
        return block.results();
    }

    /** Runs a block whose transactions must all succeed. */
    public void must(List<Bytes> txs) {
        for (ExecTxResult result : block(txs)) {
            if (result.code() != 0) {
                throw new IllegalStateException(
                        "at height " + app.height() + " code " + result.code() + ": " + detail(result));
            }
        }
    }

    /** What the application said about a transaction. */
    public static String detail(ExecTxResult result) {
        try {
            return RecordCodec.decode(TxOutcome.class, result.data().toArray()).detail();
        } catch (CodecException e) {
            throw new IllegalStateException("the application's outcome cannot be read", e);
        }
    }

    /** Writes to disk what the database holds. */
    public void save() {
        database.commit();
    }

    /** Runs empty blocks until the next one is the first of that phase. */
    public void advanceTo(long cycle, Phase phase) {
        long wanted = phases.firstHeight(cycle, phase);
        while (app.height() + 1 < wanted) {
            block(List.of());
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
