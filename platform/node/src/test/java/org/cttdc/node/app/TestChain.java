package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.rules.TokenReserve;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.StateKeys;

/** The application alone, block by block, with every invariant recounted after each. */
final class TestChain implements ScenarioChain, AutoCloseable {
    private static final Validator VALIDATOR_KEY =
            Validator.of(PublicKey.ed25519(TestKeys.key("validator").publicKey()), 10);
    static final Bytes VALIDATOR = VALIDATOR_KEY.address();

    final Application app;
    private final Database database;
    private final StateTree tree;
    private final List<Bytes> appHashes = new ArrayList<>();
    private TokenReserve reserve = new TokenReserve(0, 0);

    TestChain(Path home) throws Exception {
        this(home, TestGenesis.state(VALIDATOR));
    }

    TestChain(Path home, GenesisState genesis) throws IOException, Rejection {
        this(home, genesis, List.of(VALIDATOR_KEY));
    }

    TestChain(Path home, GenesisState genesis, List<Validator> validators) throws IOException, Rejection {
        database = Database.open(home.resolve("test.mv.db"), CrashPoint.NONE);
        tree = new StateTree(database);
        app = new Application(TestKeys.CHAIN, tree, -1);
        Application.Finalized start = app.initChain(genesis, validators, Timestamp.of(TestGenesis.TIME));
        app.commit(start);
        appHashes.add(start.appHash());
        Recount.check(tree, app.height());
        reserve = reserve();
    }

    @Override
    public List<ExecTxResult> block(Bytes... txs) {
        return block(List.of(), txs).results();
    }

    /** Runs a block of that proposer. */
    List<ExecTxResult> blockBy(Bytes proposer, List<Bytes> txs) {
        return block(proposer, List.of(), txs).results();
    }

    /** Runs a block that proves misbehaviour. */
    Application.Finalized block(List<Misbehavior> misbehavior, Bytes... txs) {
        return block(Bytes.EMPTY, misbehavior, List.of(txs));
    }

    private Application.Finalized block(Bytes proposer, List<Misbehavior> misbehavior, List<Bytes> txs) {
        long height = app.height() + 1;
        Timestamp time = Timestamp.of(TestGenesis.TIME.plusSeconds(height));
        Application.Finalized block = app.finalizeBlock(height, time, proposer, misbehavior, txs);
        app.commit(block);
        appHashes.add(block.appHash());
        Recount.check(tree, app.height());
        TokenReserve now = reserve();
        assertThat(now.isWorthAtLeast(reserve))
                .as("I8: %s after %s", now, reserve)
                .isTrue();
        reserve = now;
        return block;
    }

    private TokenReserve reserve() {
        StateStore state = app.committed();
        return new TokenReserve(
                state.getOr(StateKeys.reserve(), ReserveState.NONE).credit(),
                Objects.requireNonNull(state.get(StateKeys.totals())).cttSupply());
    }

    @Override
    public long height() {
        return app.height();
    }

    @Override
    public StateStore state() {
        return app.committed();
    }

    List<Bytes> appHashes() {
        return List.copyOf(appHashes);
    }

    Bytes appHash(long height) {
        return appHashes.get(Math.toIntExact(height));
    }

    /** What an application that begins anew before an empty block of that height makes of it. */
    Bytes restartedHash(long height) {
        Application again = new Application(TestKeys.CHAIN, tree, height - 1);
        Timestamp time = Timestamp.of(TestGenesis.TIME.plusSeconds(height));
        return again.finalizeBlock(height, time, Bytes.EMPTY, List.of(), List.of())
                .appHash();
    }

    /** What a chain has written by its end must stand under keys that have names, as records of their types. */
    @Override
    public void close() {
        tree.forEach(app.height(), KeyCheck::check);
        database.close();
    }
}
