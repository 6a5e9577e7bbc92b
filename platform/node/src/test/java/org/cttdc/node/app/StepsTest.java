package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checking, preparing, judging and running read the same committed records and see nothing of each other. */
final class StepsTest {
    private static final Timestamp TIME = Timestamp.of(TestGenesis.TIME.plusSeconds(1));

    @TempDir
    Path home;

    @Test
    void stepsOfAHeightSeeNothingOfEachOther() throws Exception {
        Bytes tx = TestKeys.tx("alice", 0, new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 8));
        List<Bytes> block = List.of(tx);
        try (TestChain chain = new TestChain(home)) {
            Application app = chain.app;
            app.checkTx(tx, TIME);
            assertThat(app.prepareProposal(1, TIME, Bytes.EMPTY, block, 10_000, Peeler.NONE))
                    .containsExactly(tx);
            app.processProposal(1, TIME, Bytes.EMPTY, block);
            Bytes hash =
                    app.finalizeBlock(1, TIME, Bytes.EMPTY, List.of(), block).appHash();
            app.processProposal(1, TIME, Bytes.EMPTY, block);
            Application.Finalized again = app.finalizeBlock(1, TIME, Bytes.EMPTY, List.of(), block);
            assertThat(again.appHash()).isEqualTo(hash);
            assertThat(app.finalizeBlock(1, TIME, Bytes.EMPTY, List.of(), List.of())
                            .appHash())
                    .isNotEqualTo(hash);
            app.commit(again);
            assertThatThrownBy(() -> app.tryTx(tx, TIME)).isInstanceOf(Rejection.class);
            assertThatThrownBy(() -> app.processProposal(2, TIME, Bytes.EMPTY, block))
                    .isInstanceOf(Rejection.class);
        }
    }

    /** Checks run beside blocks; neither the checks' verdicts nor the blocks' roots depend on the other. */
    @Test
    void checksRunBesideBlocks() throws Exception {
        try (TestChain chain = new TestChain(home);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Application app = chain.app;
            List<Bytes> block = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                block.add(TestKeys.tx("alice", i, new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 1)));
            }
            Bytes expected =
                    app.finalizeBlock(1, TIME, Bytes.EMPTY, List.of(), block).appHash();
            Future<Integer> checked = other.submit(() -> {
                for (Bytes tx : block) {
                    app.checkTx(tx, TIME);
                }
                return block.size();
            });
            do {
                assertThat(app.finalizeBlock(1, TIME, Bytes.EMPTY, List.of(), block)
                                .appHash())
                        .isEqualTo(expected);
            } while (!checked.isDone());
            assertThat(checked.get()).isEqualTo(block.size());
        }
    }
}
