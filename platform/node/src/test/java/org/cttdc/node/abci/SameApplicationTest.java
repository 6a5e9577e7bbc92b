package org.cttdc.node.abci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cttdc.abci.CheckTxResponse;
import org.cttdc.abci.CheckTxType;
import org.cttdc.abci.FinalizeBlockResponse;
import org.cttdc.abci.ProcessProposalResponse.ProposalStatus;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.MempoolException;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.node.app.ScenarioChain;
import org.cttdc.node.app.StateStore;
import org.cttdc.node.app.WholeCycle;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.ChainRunner;
import org.cttdc.node.chain.CommittedBlock;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.tx.BeaconTx;
import org.cttdc.protocol.tx.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole cycle on the embedded chain, then its blocks over the ABCI socket: the same results and the same state at every height. */
class SameApplicationTest {
    private static final InstantSource CLOCK = InstantSource.fixed(TestGenesis.TIME.plusSeconds(60));

    @Test
    void theEngineLeadsToTheStatesOfTheEmbeddedChain(@TempDir Path temp) throws Exception {
        try (ChainRunner embedded = ChainRunner.open(
                temp.resolve("embedded"), TestGenesis.source(), CLOCK, ChainOptions.inProcess(new SecureRandom()))) {
            embedded.bulk(() -> WholeCycle.run(new EmbeddedScenario(embedded)));
            assertThat(embedded.head().height()).isEqualTo(240);
            ValidatorConfig config = config(temp.resolve("abci"));
            try (NodeRunner node = NodeRunner.start(config, CrashPoint.NONE);
                    ScriptedEngine engine = new ScriptedEngine(node.address())) {
                replay(embedded.chain(), engine);
            }
        }
    }

    static ValidatorConfig config(Path home) {
        return ValidatorConfig.defaults(home, TestKeys.CHAIN)
                .withAbci(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .withMonitor(Optional.empty());
    }

    private static void replay(Chain chain, ScriptedEngine engine) throws IOException {
        assertThat(engine.info().getLastBlockHeight()).isZero();
        Bytes genesis =
                Wire.bytes(engine.initChain(TestAppGenesis.of(chain.genesis())).getAppHash());
        assertThat(genesis).isEqualTo(chain.tree().rootHash(0));
        long height = chain.tip().height();
        for (long at = 1; at <= height; at++) {
            CommittedBlock block = chain.blocks().get(at);
            List<Bytes> txs = block.block().txs();
            Timestamp time = block.block().header().time();
            Bytes proposer = block.block().header().proposerAddress();
            List<Bytes> signed = txs.stream().filter(tx -> !BeaconTx.marks(tx)).toList();
            assertThat(engine.checkTx(CheckTxType.CHECK_TX_TYPE_NEW, signed))
                    .allSatisfy((CheckTxResponse verdict) ->
                            assertThat(verdict.getCode()).isZero());
            // What is revealed is the proposer's secret, and this node keeps another.
            assertThat(engine.prepare(at, time, proposer, signed, ScriptedEngine.MAX_TX_BYTES).stream()
                            .filter(tx -> !BeaconTx.marks(tx)))
                    .containsExactlyElementsOf(signed);
            assertThat(engine.process(at, time, proposer, txs)).isEqualTo(ProposalStatus.ACCEPT);
            FinalizeBlockResponse ran = engine.finalizeBlock(at, time, proposer, txs);
            assertThat(Wire.bytes(ran.getAppHash())).as("height %d", at).isEqualTo(block.appHash());
            assertThat(ran.getTxResultsList())
                    .isEqualTo(block.results().stream().map(Wire::result).toList());
            engine.commit();
        }
        assertThat(engine.info().getLastBlockHeight()).isEqualTo(height);
        assertThat(Wire.bytes(engine.info().getLastBlockAppHash()))
                .isEqualTo(chain.tip().appHash());
    }

    /** The scenario's blocks in a bulk section of the embedded chain. */
    private record EmbeddedScenario(ChainRunner runner) implements ScenarioChain {
        @Override
        public List<ExecTxResult> block(Bytes... txs) {
            try {
                for (Bytes tx : txs) {
                    assertThat(runner.submit(tx).code()).isEqualTo(ErrorCode.OK);
                }
                CommittedBlock block =
                        runner.chain().blocks().get(runner.advance(1).height());
                // The scenario's own: what the proposer put before them is none of them.
                return block.results()
                        .subList(
                                block.results().size() - txs.length,
                                block.results().size());
            } catch (IOException | MempoolException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public long height() {
            return runner.head().height();
        }

        @Override
        public StateStore state() {
            long version = height();
            return new StateStore(key -> runner.chain().tree().get(key, version));
        }
    }
}
