package org.cttdc.lightnode.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.Disagreement.Charge;
import org.cttdc.lightnode.api.Disagreement.Outcome;
import org.cttdc.lightnode.api.Disagreement.Ruling;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.lightnode.api.PeerReport.Standing;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.light.Attack;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Validators who signed two chains: the node halts, says who said what, and takes evidence to both sides. */
@Timeout(60)
class AttackTest {
    private static final Bytes ALICE = Bytes.of(new byte[20]);

    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(4);

    @Test
    void namesWhoSignedAStateOfTheirOwn() throws Exception {
        chain.grow(5);
        TestChain other = chain.fork(3);
        other.put(StateKeys.account(ALICE), new Account(1_000_000, 0, 0));
        other.grow(2);
        Disagreement attack = attack(other);
        assertThat(attack.height()).isEqualTo(5);
        assertThat(attack.statements())
                .extracting(Disagreement.Statement::ruling)
                .containsExactly(Ruling.VERIFIED, Ruling.VERIFIES_TOO);
        assertThat(attack.evidence()).hasSize(2).allSatisfy(charge -> {
            assertThat(charge.kind()).isEqualTo(Attack.LUNATIC);
            // The node skipped from its root, so that is the last block it knows both sides to have.
            assertThat(charge.commonHeight()).isEqualTo(1);
            assertThat(charge.accused()).hasSize(4);
        });
    }

    @Test
    void namesWhoSignedTwiceInARound() throws Exception {
        chain.grow(5);
        TestChain other = chain.fork(4);
        other.grow(1);
        Disagreement attack = attack(other);
        assertThat(attack.evidence()).hasSize(2).allSatisfy(charge -> {
            assertThat(charge.kind()).isEqualTo(Attack.EQUIVOCATION);
            assertThat(charge.commonHeight()).isEqualTo(5);
            assertThat(charge.accused()).hasSize(4);
        });
    }

    @Test
    void namesNobodyWhereRoundsDiffer() throws Exception {
        chain.grow(5);
        TestChain other = chain.fork(4);
        other.changeRound(1);
        other.grow(1);
        Disagreement attack = attack(other);
        assertThat(attack.evidence()).hasSize(2).allSatisfy(charge -> {
            assertThat(charge.kind()).isEqualTo(Attack.AMNESIA);
            assertThat(charge.accused()).isEmpty();
        });
    }

    /** Runs both chains against each other; returns what was noted, after evidence went both ways. */
    private Disagreement attack(TestChain other) throws Exception {
        try (LyingNode a = new LyingNode(chain);
                LyingNode b = new LyingNode(other)) {
            Disagreement noted;
            try (LightNode light = TestNodes.open(home, chain.trust(), a, b)) {
                TestNodes.await(light, s -> s.stage() == Stage.HALTED);
                noted = await(
                        light,
                        d -> d.evidence().stream().noneMatch(e -> e.answers().isEmpty()));
                assertThat(a.evidence()).hasSize(1);
                assertThat(b.evidence()).hasSize(1);
                for (Charge charge : noted.evidence()) {
                    LyingNode judge = charge.against().equals(a.endpoint()) ? b : a;
                    assertSent(charge, judge);
                }
            }
            try (LightNode light = TestNodes.open(home, chain.trust(), a, b)) {
                TestNodes.await(light, s -> s.stage() == Stage.HALTED);
                assertThat(light.disagreements()).containsExactly(noted);
            }
            TrustRoot decided =
                    new TrustRoot.Checkpoint(5, chain.block(5).light().header().hash());
            b.serve(chain);
            try (LightNode light = TestNodes.open(home, decided, a, b)) {
                TestNodes.await(light, s -> s.stage() == Stage.SYNCED);
                assertThat(light.disagreements()).containsExactly(noted);
            }
            return noted;
        }
    }

    private static void assertSent(Charge charge, LyingNode judge) throws Exception {
        assertThat(charge.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.endpoint()).isEqualTo(judge.endpoint());
            assertThat(answer.taken()).isTrue();
        });
        JsonNode sent = new ObjectMapper().readTree(judge.evidence().getFirst());
        assertThat(sent.get("type").asText()).isEqualTo("tendermint/LightClientAttackEvidence");
        assertThat(sent.at("/value/CommonHeight").asLong()).isEqualTo(charge.commonHeight());
        assertThat(sent.at("/value/ByzantineValidators").isNull())
                .isEqualTo(charge.accused().isEmpty());
    }

    private static Disagreement await(LightNode light, Predicate<Disagreement> wanted) {
        return CompletableFuture.supplyAsync(() -> {
                    while (true) {
                        List<Disagreement> all = light.disagreements();
                        if (!all.isEmpty() && wanted.test(all.getFirst())) {
                            return all.getFirst();
                        }
                        LockSupport.parkNanos(10_000_000);
                    }
                })
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void aChainThatEndsBelowWithALaterTimeContradicts() {
        chain.grow(5);
        TestChain ahead = chain.fork(4);
        ahead.grow(3);
        chain.delay(60);
        chain.grow(1);
        try (LyingNode honest = new LyingNode(chain);
                LyingNode forward = new LyingNode(ahead);
                LightNode light = TestNodes.open(home, chain.trust(), forward, honest)) {
            TestNodes.await(light, s -> s.stage() == Stage.HALTED);
            Disagreement attack = await(light, d -> d.outcome() == Outcome.ATTACK);
            assertThat(attack.statements())
                    .extracting(Disagreement.Statement::height)
                    .containsExactly(7L, 6L);
        }
    }

    @Test
    void recordsALiarWithWhatItSaidAndGoesOn() {
        chain.grow(5);
        TestChain impostor = TestChain.of(3);
        impostor.grow(5);
        try (LyingNode a = new LyingNode(chain);
                LyingNode b = new LyingNode(chain);
                LyingNode liar = new LyingNode(impostor)) {
            try (LightNode light = TestNodes.open(home, chain.trust(), a, b, liar)) {
                TestNodes.await(light, s -> s.stage() == Stage.SYNCED && s.height() == 5);
                Disagreement noted = await(light, d -> true);
                assertThat(noted.outcome()).isEqualTo(Outcome.LIAR_EXPELLED);
                assertThat(noted.evidence()).isEmpty();
                assertThat(noted.statements().get(1)).satisfies(said -> {
                    assertThat(said.source()).isEqualTo(liar.endpoint());
                    assertThat(said.hash())
                            .isEqualTo(impostor.block(1).light().header().hash());
                    assertThat(said.ruling()).isEqualTo(Ruling.FALSE);
                    assertThat(said.reason()).startsWith(Code.INVALID_VALIDATORS.name());
                });
                assertThat(light.peers())
                        .extracting(PeerReport::standing)
                        .containsExactlyInAnyOrder(Standing.PRIMARY, Standing.WITNESS, Standing.EXPELLED);
            }
            try (LightNode light = TestNodes.open(home, chain.trust(), a, b, liar)) {
                assertThat(light.peers().get(2)).satisfies(report -> {
                    assertThat(report.standing()).isEqualTo(Standing.EXPELLED);
                    assertThat(report.expelledUntil()).isAfter(TestNodes.NOW);
                    assertThat(report.reason()).contains("INVALID_VALIDATORS");
                });
            }
        }
    }
}
