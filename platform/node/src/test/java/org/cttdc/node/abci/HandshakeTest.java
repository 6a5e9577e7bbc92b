package org.cttdc.node.abci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.abci.CommitRequest;
import org.cttdc.abci.Request;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is interrupted, the engine asks where the application stands and goes on from there. */
class HandshakeTest {
    private static final TestAppGenesis GENESIS = TestAppGenesis.validators(1);
    private static final int BLOCKS = 2;

    @Test
    void aBlockThatWasNotCommittedRunsAgain(@TempDir Path home) throws Exception {
        try (NodeRunner node = NodeRunner.start(SameApplicationTest.config(home), CrashPoint.NONE)) {
            Bytes first;
            try (ScriptedEngine engine = new ScriptedEngine(node.address())) {
                engine.initChain(GENESIS);
                first = run(engine, 1);
            }
            try (ScriptedEngine again = new ScriptedEngine(node.address())) {
                assertThat(again.info().getLastBlockHeight()).isZero();
                again.initChain(GENESIS);
                assertThat(run(again, 1)).isEqualTo(first);
                assertThat(run(again, 1)).isEqualTo(first);
                again.commit();
                run(again, 2);
            }
            try (ScriptedEngine back = new ScriptedEngine(node.address())) {
                assertThat(back.info().getLastBlockHeight()).isEqualTo(1);
                assertThat(Wire.bytes(back.info().getLastBlockAppHash())).isEqualTo(first);
                run(back, 2);
                back.commit();
            }
        }
    }

    @Test
    void goesOnAfterACrashAtEveryWriteStep(@TempDir Path temp) throws Exception {
        Path home = temp.resolve("home");
        List<Path> crashed = new ArrayList<>();
        CrashPoint snapshot = _ -> {
            Path copy = temp.resolve("crash" + crashed.size());
            copy(home, copy);
            crashed.add(copy);
        };
        List<Bytes> hashes = new ArrayList<>();
        try (NodeRunner node = NodeRunner.start(SameApplicationTest.config(home), snapshot);
                ScriptedEngine engine = new ScriptedEngine(node.address())) {
            engine.initChain(GENESIS);
            for (int height = 1; height <= BLOCKS; height++) {
                hashes.add(run(engine, height));
                engine.commit();
            }
        }
        assertThat(crashed.size()).isGreaterThan(80);
        for (Path copy : crashed) {
            try (NodeRunner node = NodeRunner.start(SameApplicationTest.config(copy), CrashPoint.NONE);
                    ScriptedEngine engine = new ScriptedEngine(node.address())) {
                goOn(engine, hashes);
            }
        }
    }

    private static void goOn(ScriptedEngine engine, List<Bytes> hashes) throws IOException {
        int height = Math.toIntExact(engine.info().getLastBlockHeight());
        if (height == 0) {
            engine.initChain(GENESIS);
        } else {
            assertThat(Wire.bytes(engine.info().getLastBlockAppHash())).isEqualTo(hashes.get(height - 1));
        }
        for (int next = height + 1; next <= BLOCKS; next++) {
            assertThat(run(engine, next)).isEqualTo(hashes.get(next - 1));
            engine.commit();
        }
    }

    @Test
    void stopsBeforeItCommitsWhatCannotBe(@TempDir Path home) throws Exception {
        try (NodeRunner node = NodeRunner.start(SameApplicationTest.config(home), CrashPoint.NONE);
                ScriptedEngine engine = new ScriptedEngine(node.address())) {
            engine.initChain(GENESIS);
            run(engine, 1);
            engine.commit();
            Request ahead = ScriptedEngine.finalizeRequest(5, time(5), Bytes.EMPTY, List.of())
                    .build();
            assertThat(engine.consensus.ask(ahead).getException().getError())
                    .contains("block 5 does not follow height 1");
            assertThatThrownBy(node::await)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("block 5 does not follow height 1");
        }
        try (NodeRunner node = NodeRunner.start(SameApplicationTest.config(home), CrashPoint.NONE);
                ScriptedEngine engine = new ScriptedEngine(node.address())) {
            assertThat(engine.info().getLastBlockHeight()).isEqualTo(1);
            Request commit = Request.newBuilder()
                    .setCommit(CommitRequest.getDefaultInstance())
                    .build();
            assertThat(engine.consensus.ask(commit).getException().getError()).contains("did not run");
        }
    }

    /** All validators with the same setting make the same last block, and none makes another before a person acts. */
    @Test
    void stopsAfterTheHeightOfAnUpgrade(@TempDir Path home) throws Exception {
        ValidatorConfig config = SameApplicationTest.config(home);
        try (NodeRunner node = NodeRunner.start(config.withHalt(1), CrashPoint.NONE);
                ScriptedEngine engine = new ScriptedEngine(node.address())) {
            engine.initChain(GENESIS);
            run(engine, 1);
            engine.commit();
            Request next = ScriptedEngine.finalizeRequest(2, time(2), Bytes.EMPTY, List.of())
                    .build();
            assertThat(engine.consensus.ask(next).getException().getError()).contains("halt.height is 1");
            assertThatThrownBy(node::await).hasMessageContaining("halt.height is 1");
        }
        assertThatThrownBy(() -> NodeRunner.start(config.withHalt(1), CrashPoint.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has stopped after height 1");
        try (NodeRunner node = NodeRunner.start(config, CrashPoint.NONE);
                ScriptedEngine engine = new ScriptedEngine(node.address())) {
            assertThat(engine.info().getLastBlockHeight()).isEqualTo(1);
            run(engine, 2);
            engine.commit();
        }
    }

    @Test
    void refusesAChainOfOtherRules(@TempDir Path home) throws Exception {
        try (NodeRunner node = NodeRunner.start(SameApplicationTest.config(home), CrashPoint.NONE);
                ScriptedEngine engine = new ScriptedEngine(node.address())) {
            assertThat(engine.initChainOfRules(GENESIS, GenesisFile.APP_VERSION + 1))
                    .contains("version " + (GenesisFile.APP_VERSION + 1) + " of the chain's rules");
        }
    }

    @Test
    void refusesAnotherChainsHome(@TempDir Path home) throws Exception {
        try (NodeRunner node = NodeRunner.start(SameApplicationTest.config(home), CrashPoint.NONE);
                ScriptedEngine engine = new ScriptedEngine(node.address())) {
            engine.initChain(GENESIS);
            run(engine, 1);
            engine.commit();
        }
        var other = SameApplicationTest.config(home);
        ValidatorConfig renamed = ValidatorConfig.defaults(home, "another-chain")
                .withAbci(other.abci())
                .withMonitor(other.monitor());
        assertThatThrownBy(() -> NodeRunner.start(renamed, CrashPoint.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds the chain \"ctt-test\"");
    }

    /** A block with one transfer of alice's; the state it leads to. */
    private static Bytes run(ScriptedEngine engine, int height) throws IOException {
        Msg transfer = new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 7);
        var ran = engine.finalizeBlock(height, time(height), List.of(TestKeys.tx("alice", height - 1, transfer)));
        assertThat(ran.getTxResults(0).getCode()).isZero();
        return Wire.bytes(ran.getAppHash());
    }

    private static Timestamp time(long height) {
        return Timestamp.of(TestGenesis.TIME.plusSeconds(height));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
