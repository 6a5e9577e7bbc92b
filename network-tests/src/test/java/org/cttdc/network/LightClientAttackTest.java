package org.cttdc.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.Disagreement.Answer;
import org.cttdc.lightnode.api.Disagreement.Charge;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.network.Forger.Kind;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.light.Attack;
import org.cttdc.protocol.state.SlashState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Validators fool light clients: the light node proves it to the chain, the chain punishes them, and both go on. Each test goes on
 * where the last ended.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class LightClientAttackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Half the power: more than the third that a light client's trust can be stolen with. */
    private static final List<Integer> LUNATICS = List.of(0, 1);

    private static final List<Integer> REST = List.of(2, 3);
    private static final String EVIDENCE = "tendermint/LightClientAttackEvidence";

    private Network network;
    private Forger forger;
    private Rpc rpc;
    private TrustRoot trust;

    @BeforeAll
    void start() throws Exception {
        network = Network.start("attack", CometBft.CURRENT, 4, Members::genesis);
        forger = new Forger(network.machines.get(LUNATICS.getFirst()));
        rpc = network.machines.get(REST.getFirst()).rpc;
        trust = LightNodes.genesisOf(rpc.uri()).value().trust();
        // Two headers further the forged set no longer has to be the announced one.
        network.awaitHeight(4, PATIENCE);
    }

    @AfterAll
    void stop() {
        if (forger != null) {
            forger.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    @Order(1)
    @Timeout(120)
    void lunaticsAreProvenAndPunished() throws Exception {
        forger.forge(Kind.LUNATIC, network, LUNATICS);
        Charge charge = chargeOfAnAttack();
        assertThat(charge.kind()).isEqualTo(Attack.LUNATIC);
        assertThat(charge.accused()).containsExactlyInAnyOrderElementsOf(addresses(LUNATICS));
        long height = heightOf(charge);
        // A twentieth, and three times the part of the power that the other one had.
        assertThat(slashes(0, 2)).allSatisfy(slash -> {
            assertThat(slash.height()).isEqualTo(height);
            assertThat(slash.lost()).isEqualTo(slash.base() / 100 * 80).isPositive();
        });
        for (Bytes lunatic : addresses(LUNATICS)) {
            ValidatorState punished =
                    rpc.read(ValidatorState.class, StateKeys.validator(lunatic).key());
            assertThat(punished.power()).isZero();
            assertThat(punished.jailedAt()).isEqualTo(height);
        }
        Await.until(
                "the set has two validators",
                PATIENCE,
                () -> rpc.validators(rpc.height()).path("validators").size() == 2);
        assertThat(metrics()).contains("ctt_misbehavior_proven_total{type=\"light_client_attack\"} 2.0\n");
        network.awaitProgress(2, PATIENCE);
        network.assertAgreement();
    }

    /** The person looks at the blocks, believes the chain, and so does the light node again. */
    @Test
    @Order(2)
    @Timeout(120)
    void theLightNodeGoesOnFromWhatAPersonDecides() throws Exception {
        forger.repent();
        long height = rpc.height() - 1;
        trust = new TrustRoot.Checkpoint(height, Bytes.fromHex(rpc.blockHash(height)));
        try (LightNode light = light()) {
            assertThat(light.awaitHeight(height + 2)
                            .read(StateKeys.slashes().head())
                            .value())
                    .isPresent();
            assertThat(light.status().stage()).isEqualTo(Stage.SYNCED);
            assertThat(light.disagreements()).hasSize(1);
        }
    }

    /** All who are left sign twice. The last of them keeps its seat: a chain without validators could never come back. */
    @Test
    @Order(3)
    @Timeout(120)
    void equivocatorsAreProvenAndTheChainLives() throws Exception {
        forger.forge(Kind.EQUIVOCATION, network, REST);
        Charge charge = chargeOfAnAttack();
        assertThat(charge.kind()).isEqualTo(Attack.EQUIVOCATION);
        assertThat(charge.commonHeight()).isEqualTo(charge.height());
        assertThat(charge.accused()).containsExactlyInAnyOrderElementsOf(addresses(REST));
        long height = heightOf(charge);
        assertThat(slashes(2, 4)).allSatisfy(slash -> {
            assertThat(slash.height()).isEqualTo(height);
            assertThat(slash.lost()).isEqualTo(slash.base()).isPositive();
        });
        Await.until(
                "one validator is left",
                PATIENCE,
                () -> rpc.validators(rpc.height()).path("validators").size() == 1);
        network.awaitProgress(2, PATIENCE);
        network.assertAgreement();
        Replay.assertSameStates(network);
    }

    private LightNode light() {
        List<URI> endpoints = new ArrayList<>(List.of(forger.uri()));
        REST.forEach(honest -> endpoints.add(network.machines.get(honest).rpc.uri()));
        return LightNodes.open(
                LightNodeConfig.of(
                        Members.CHAIN, trust, endpoints, network.plan.out().resolve("light")),
                InstantSource.system());
    }

    /** The light node halts, and every honest node takes what it makes of the forger's header. */
    private Charge chargeOfAnAttack() {
        try (LightNode light = light()) {
            Await.until("the light node halts", PATIENCE, () -> light.status().stage() == Stage.HALTED);
            Await.until(
                    "the honest nodes take the evidence",
                    PATIENCE,
                    () -> newest(light)
                                    .map(charge -> charge.answers().stream()
                                            .filter(Answer::taken)
                                            .count())
                                    .orElse(0L)
                            == REST.size());
            return newest(light).orElseThrow();
        }
    }

    private Optional<Charge> newest(LightNode light) {
        return light.disagreements().stream()
                .limit(1)
                .map(Disagreement::evidence)
                .flatMap(List::stream)
                .filter(charge -> charge.against().equals(forger.uri()))
                .findFirst();
    }

    /** Height of the block that the chain put the evidence into. */
    private long heightOf(Charge charge) {
        List<Long> found = new ArrayList<>();
        Await.until("the evidence is in a block", PATIENCE, () -> {
            for (long height = charge.height() + 1; height <= rpc.height() && found.isEmpty(); height++) {
                if (holds(rpc.block(height), charge)) {
                    found.add(height);
                }
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static boolean holds(JsonNode block, Charge charge) {
        for (JsonNode evidence : block.path("evidence").path("evidence")) {
            if (evidence.path("type").asText().equals(EVIDENCE)
                    && evidence.at("/value/CommonHeight").asLong() == charge.commonHeight()) {
                return true;
            }
        }
        return false;
    }

    private List<Bytes> addresses(List<Integer> validators) throws IOException {
        List<Bytes> addresses = new ArrayList<>();
        for (int validator : validators) {
            addresses.add(new DoubleSigner(network, validator).address());
        }
        return addresses;
    }

    private List<SlashState> slashes(int from, int to) throws Exception {
        Bytes last = StateKeys.slashes().item(to - 1).key();
        Await.until("the state knows them", PATIENCE, () -> rpc.query(last).hasNonNull("value"));
        List<SlashState> slashes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            slashes.add(rpc.read(SlashState.class, StateKeys.slashes().item(i).key()));
        }
        return slashes;
    }

    private String metrics() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI page = network.machines.get(REST.getFirst()).monitor().resolve("/metrics");
            return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
