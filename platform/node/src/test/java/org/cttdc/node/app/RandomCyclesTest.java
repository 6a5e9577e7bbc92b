package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.tx.ErrorCode;
import org.junit.jupiter.api.Assertions;

/** Whole cycles of legal, illegal and damaged transactions: the invariants are recounted after every block. */
class RandomCyclesTest {
    private static final long CYCLES = 3;

    @Property(tries = 3, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void invariantsHoldWhateverIsSent(@ForAll long seed) throws Exception {
        Path home = Files.createTempDirectory("ctt-cycles");
        try (TestChain chain = ConsensusFixture.open(home, TestGenesis.governed(ConsensusFixture.address(0)))) {
            RandomTraffic traffic = new RandomTraffic(chain, new Random(seed));
            traffic.open();
            while (chain.app.height() < TestChain.PHASES.firstHeight(CYCLES, Phase.BATCHES)) {
                traffic.block();
            }
            assertThat(traffic.accepted())
                    .as("kinds of messages that were accepted")
                    .hasSizeGreaterThan(6);
            assertThat(traffic.refused()).as("kinds of refusals").hasSizeGreaterThan(6);
        } finally {
            delete(home);
        }
    }

    /** Bytes that are no transaction at all change nothing but the result. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void damagedTransactionsAreRefused(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Path home = Files.createTempDirectory("ctt-damage");
        try (TestChain chain = new TestChain(home)) {
            Bytes tx = TestKeys.tx("alice", 0, RandomTraffic.transfer("bob", 5));
            byte[] damaged = tx.toArray();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            List<ExecTxResult> results = chain.block(Bytes.of(damaged), tx.slice(0, random.nextInt(tx.size())));
            results.forEach(result -> assertThat(ScenarioChain.code(result))
                    .isIn(ErrorCode.E_MALFORMED, ErrorCode.E_SIGNATURE, ErrorCode.E_CHAIN_ID));
            assertThat(chain.account("alice").ctt()).isEqualTo(TestGenesis.CTT);
        } finally {
            delete(home);
        }
    }

    private static void delete(Path home) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted((a, b) -> b.compareTo(a))
                    .forEach(file -> Assertions.assertDoesNotThrow(() -> Files.delete(file)));
        }
    }
}
