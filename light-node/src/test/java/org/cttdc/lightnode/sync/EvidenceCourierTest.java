package org.cttdc.lightnode.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.cttdc.lightnode.api.Disagreement.Answer;
import org.cttdc.lightnode.api.Disagreement.Charge;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.consensus.light.Attack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Evidence reaches a chain that will not have it at first. */
@Timeout(60)
class EvidenceCourierTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ABSENT = 1;

    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(4);
    private final AtomicBoolean ready = new AtomicBoolean();

    /** Both chains have a fifth block of their own. */
    private TestChain fork() {
        chain.grow(5);
        TestChain other = chain.fork(4);
        other.grow(1);
        return other;
    }

    /** As CometBFT does until the block after the one in dispute is there. */
    private JsonNode refuseAtFirst(String method, ObjectNode result) {
        if (method.equals("broadcast_evidence") && !ready.get()) {
            throw LyingNode.error("failed to add evidence: Invalid evidence. Reason: don't have commit at height #5");
        }
        return result;
    }

    @Test
    void comesAgainUntilTheChainHasGoneOn() {
        TestChain other = fork();
        try (LyingNode honest = new LyingNode(chain);
                LyingNode liar = new LyingNode(other);
                LightNode light = TestNodes.open(home, chain.trust(), honest, liar)) {
            honest.lie(this::refuseAtFirst);
            Answer refused = await(light, liar, answer -> !answer.taken());
            assertThat(refused.text()).contains("don't have commit at height #5");
            ready.set(true);
            await(light, liar, Answer::taken);
            assertThat(honest.evidence()).hasSizeGreaterThan(1);
            // The other side had its own at once, and nobody is told twice.
            assertThat(liar.evidence()).hasSize(1);
        }
    }

    @Test
    void comesAfterARestartAndAfterAPersonDecided() {
        TestChain other = fork();
        try (LyingNode honest = new LyingNode(chain);
                LyingNode liar = new LyingNode(other)) {
            honest.lie(this::refuseAtFirst);
            try (LightNode light = TestNodes.open(home, chain.trust(), honest, liar)) {
                await(light, liar, answer -> !answer.taken());
            }
            ready.set(true);
            TrustRoot decided =
                    new TrustRoot.Checkpoint(5, chain.block(5).light().header().hash());
            try (LightNode light = TestNodes.open(home, decided, honest)) {
                TestNodes.await(light, status -> status.stage() == Stage.SYNCED);
                await(light, liar, Answer::taken);
            }
        }
    }

    /** At the newest block an endpoint shows the votes that it saw first; the next block settles which votes there were. */
    @Test
    void accusesWhomTheChainItselfWillFindGuilty() throws IOException {
        TestChain other = fork();
        try (LyingNode honest = new LyingNode(chain);
                LyingNode liar = new LyingNode(other)) {
            honest.lie((method, result) -> {
                if (method.equals("commit") && !ready.get()) {
                    forget(result, 3);
                }
                return refuseAtFirst(method, result);
            });
            try (LightNode light = TestNodes.open(home, chain.trust(), honest, liar)) {
                await(light, liar, answer -> !answer.taken());
                ready.set(true);
                await(light, liar, Answer::taken);
            }
            List<String> told = honest.evidence();
            assertThat(accused(told.getFirst())).hasSize(3);
            assertThat(accused(told.getLast())).hasSize(4);
        }
    }

    /** Evidence with one false vote is refused whole: the forger must not be able to spoil it with the vote of somebody innocent. */
    @Test
    void leavesOutVotesThatNobodyCast() throws IOException {
        TestChain other = fork();
        try (LyingNode honest = new LyingNode(chain);
                LyingNode liar = new LyingNode(other)) {
            liar.lie((method, result) -> {
                if (method.equals("commit")
                        && result.at("/signed_header/header/height").asLong() == 5) {
                    falsify(result, 3);
                }
                return result;
            });
            try (LightNode light = TestNodes.open(home, chain.trust(), honest, liar)) {
                Charge charge = charge(light, liar, Answer::taken);
                assertThat(charge.kind()).isEqualTo(Attack.EQUIVOCATION);
                assertThat(charge.accused())
                        .hasSize(3)
                        .doesNotContain(chain.block(5).light().validators().addressAt(3));
            }
            JsonNode evidence = JSON.readTree(honest.evidence().getFirst());
            assertThat(evidence.at("/value/ConflictingBlock/signed_header/commit/signatures/3/block_id_flag")
                            .asInt())
                    .isEqualTo(ABSENT);
            assertThat(accused(honest.evidence().getFirst())).hasSize(3);
        }
    }

    private static ArrayNode signatures(ObjectNode commit) {
        return (ArrayNode) commit.at("/signed_header/commit/signatures");
    }

    private static void forget(ObjectNode commit, int place) {
        signatures(commit)
                .addObject()
                .put("block_id_flag", ABSENT)
                .put("validator_address", "")
                .put("timestamp", "0001-01-01T00:00:00Z")
                .putNull("signature");
        signatures(commit).remove(place);
    }

    private static void falsify(ObjectNode commit, int place) {
        ObjectNode vote = (ObjectNode) signatures(commit).get(place);
        byte[] signature = Base64.getDecoder().decode(vote.get("signature").asText());
        Arrays.fill(signature, (byte) 1);
        vote.put("signature", Base64.getEncoder().encodeToString(signature));
    }

    private static JsonNode accused(String evidence) throws IOException {
        return JSON.readTree(evidence).at("/value/ByzantineValidators");
    }

    private static Answer await(LightNode light, LyingNode against, Predicate<Answer> wanted) {
        return charge(light, against, wanted).answers().getFirst();
    }

    /** The charge against an endpoint's chain, once it has been answered so. */
    private static Charge charge(LightNode light, LyingNode against, Predicate<Answer> wanted) {
        return CompletableFuture.supplyAsync(() -> {
                    while (true) {
                        for (var disagreement : light.disagreements()) {
                            for (Charge charge : disagreement.evidence()) {
                                if (charge.against().equals(against.endpoint())
                                        && charge.answers().stream().anyMatch(wanted)) {
                                    return charge;
                                }
                            }
                        }
                        LockSupport.parkNanos(10_000_000);
                    }
                })
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
