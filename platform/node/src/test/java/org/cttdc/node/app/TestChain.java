package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.TxOutcome;

/** The application alone, block by block, with every invariant recounted after each. */
final class TestChain implements AutoCloseable {
    static final Bytes VALIDATOR = TestKeys.address("validator");
    static final CyclePhases PHASES = new CyclePhases(ChainParams.sandbox().cycleLength());

    final Application app;
    private final Database database;
    private final List<Bytes> appHashes = new ArrayList<>();

    TestChain(Path home) throws Exception {
        this(home, TestGenesis.state(VALIDATOR));
    }

    TestChain(Path home, GenesisState genesis) throws IOException, Rejection {
        database = Database.open(home.resolve("test.mv.db"), CrashPoint.NONE);
        app = new Application(TestKeys.CHAIN, new StateTree(database), -1);
        Application.Finalized start = app.initChain(genesis, Timestamp.of(TestGenesis.TIME));
        app.commit(start);
        appHashes.add(start.appHash());
        Recount.check(database);
    }

    /** Runs a block with these transactions. */
    List<ExecTxResult> block(Bytes... txs) {
        long height = app.height() + 1;
        Timestamp time = Timestamp.of(TestGenesis.TIME.plusSeconds(height));
        Application.Finalized block =
                app.finalizeBlock(height, time, List.of(new ValidatorPower(VALIDATOR, 10)), List.of(txs));
        app.commit(block);
        appHashes.add(block.appHash());
        Recount.check(database);
        return block.results();
    }

    /** Runs a block with one transaction of this signer; the code it got. */
    ErrorCode send(String signer, Msg... messages) {
        return code(
                block(TestKeys.tx(signer, account(signer).sequence(), messages)).getFirst());
    }

    /** As {@link #send}, and the transaction must succeed. */
    void must(String signer, Msg... messages) {
        ExecTxResult result =
                block(TestKeys.tx(signer, account(signer).sequence(), messages)).getFirst();
        assertThat(code(result)).as(outcome(result).detail()).isEqualTo(ErrorCode.OK);
    }

    /** The transaction must be refused with that code and cost nothing but its fee. */
    void refused(ErrorCode code, String signer, Msg... messages) {
        Account before = account(signer);
        ExecTxResult result =
                block(TestKeys.tx(signer, before.sequence(), messages)).getFirst();
        assertThat(code(result)).as(outcome(result).detail()).isEqualTo(code);
        assertThat(outcome(result).failedMessage()).isEqualTo(messages.length - 1);
        assertThat(account(signer))
                .isEqualTo(new Account(before.ctt() - TestKeys.FEE, before.credit(), before.sequence() + 1));
    }

    static ErrorCode code(ExecTxResult result) {
        return ErrorCode.of((int) result.code());
    }

    static TxOutcome outcome(ExecTxResult result) {
        try {
            return RecordCodec.decode(TxOutcome.class, result.data().toArray());
        } catch (CodecException e) {
            throw new AssertionError(e);
        }
    }

    Account account(String name) {
        return app.committed().getOr(StateKeys.account(TestKeys.address(name)), Account.EMPTY);
    }

    StateStore state() {
        return app.committed();
    }

    /** Runs empty blocks until the next block is the first of that phase. */
    void advanceTo(long cycle, Phase phase) {
        long wanted = PHASES.firstHeight(cycle, phase);
        assertThat(app.height()).isLessThan(wanted);
        while (app.height() + 1 < wanted) {
            block();
        }
    }

    List<Bytes> appHashes() {
        return List.copyOf(appHashes);
    }

    @Override
    public void close() {
        database.close();
    }
}
