package org.cttdc.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.keys.SigningKey;
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

/** The life of one network of four validators: faults, a return by state sync, a traitor. Each test goes on where the last ended. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class FourValidatorsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ELECTION = Duration.ofSeconds(200);
    private static final Duration STILL = Duration.ofSeconds(5);
    private static final int RETURNING = 3;
    private static final int TRAITOR = 2;
    private static final int REPLACED = 0;

    private Network network;
    private Links links;

    @BeforeAll
    void start() throws Exception {
        network = Network.write("four", CometBft.CURRENT, 4, Members::genesis);
        links = new Links(network);
        network.startAll();
    }

    @AfterAll
    void stop() {
        if (network != null) {
            network.close();
        }
        if (links != null) {
            links.close();
        }
    }

    /** People pay, a light node follows and a trading platform anchors an order while every fault befalls one after the other. */
    @Test
    @Order(1)
    @Timeout(600)
    void agreeAndLoseNothingWhateverBefallsOne() throws Exception {
        try (Market market = new Market(network, network.plan.out().resolve("market"));
                Traffic traffic = new Traffic(network.machines, Members.PAYERS)) {
            market.trade();
            int victim = 0;
            for (Faults fault : Faults.values()) {
                fault.happen(network, links, network.machines.get(victim++ % network.machines.size()));
                network.awaitProgress(2, PATIENCE);
                network.assertAgreement();
            }
            standStillInHalves();
            market.assertAnchored();
            traffic.stop();
            network.awaitProgress(2, PATIENCE);
            network.assertAgreement();
            traffic.assertNothingLost();
        }
    }

    /** Neither half has two thirds: no block may come, and none may differ afterwards. */
    private void standStillInHalves() throws IOException {
        links.part(Set.of(0, 1));
        // What was already under way may still be decided.
        Await.unchanged("the highest block", STILL, PATIENCE, () -> Network.highest(network.machines));
        links.mend();
        network.awaitProgress(2, PATIENCE);
        network.assertAgreement();
    }

    @Test
    @Order(2)
    @Timeout(300)
    void aValidatorThatLostItsStateComesBackByStateSync() throws Exception {
        Machine returning = network.machines.get(RETURNING);
        returning.stop();
        returning.loseEverythingButKeys();
        returning.syncStateFrom(network.machines.get(0).rpc, network.machines.get(1).rpc);
        returning.start();
        long height = network.awaitProgress(2, PATIENCE);
        assertThat(returning.rpc.earliest()).isGreaterThan(1);
        network.assertAgreement();
        String address = new DoubleSigner(network, RETURNING).address().hexUpper();
        Await.until(
                "it signs again",
                PATIENCE,
                () -> network.machines
                                .get(0)
                                .rpc
                                .signers(Network.highest(network.machines))
                                .contains(address)
                        && Network.highest(network.machines) > height);
    }

    /** A candidate with a key of its own is nominated, takes the seat of another, and signs: the application elects, the engine follows. */
    @Test
    @Order(3)
    @Timeout(300)
    void anElectedNewcomerTakesASeatAndSigns() throws Exception {
        Machine replaced = network.machines.get(REPLACED);
        Bytes old = new DoubleSigner(network, REPLACED).address();
        SigningKey key = Members.key("newcomer's consensus key");
        Bytes newcomer = PublicKey.ed25519(key.publicKey()).address();
        Newcomer.standAndBeNominated(network, key, REPLACED);
        Rpc rpc = network.machines.get(TRAITOR).rpc;
        Await.until("the newcomer is in the set", ELECTION, () -> contains(rpc.validators(rpc.height()), newcomer));
        assertThat(contains(rpc.validators(rpc.height()), old)).isFalse();
        replaced.stop();
        replaced.take(key);
        replaced.start();
        Await.until(
                "the newcomer signs",
                PATIENCE,
                () -> rpc.signers(Network.highest(network.machines) - 1).contains(newcomer.hexUpper()));
        network.awaitProgress(2, PATIENCE);
        network.assertAgreement();
    }

    private static boolean contains(JsonNode set, Bytes address) {
        for (JsonNode validator : set.path("validators")) {
            if (validator.path("address").asText().equals(address.hexUpper())) {
                return true;
            }
        }
        return false;
    }

    @Test
    @Order(4)
    @Timeout(300)
    void aDoubleSignerLosesItsSeatAndPartOfItsBond() throws Exception {
        Rpc rpc = network.machines.get(1).rpc;
        DoubleSigner traitor = new DoubleSigner(network, TRAITOR);
        traitor.reportTo(rpc);
        Await.until(
                "the set has three validators",
                PATIENCE,
                () -> rpc.validators(rpc.height()).path("validators").size() == 3);
        ValidatorState punished = rpc.read(
                ValidatorState.class, StateKeys.validator(traitor.address()).key());
        assertThat(punished.power()).isZero();
        SlashState slash =
                rpc.read(SlashState.class, StateKeys.slashes().item(0).key());
        assertThat(slash.lost()).isEqualTo(slash.base() / 20).isPositive();
        assertThat(punished.bond()).isEqualTo(slash.base() - slash.lost());
        assertThat(punished.jailedAt()).isPositive();
        network.awaitProgress(2, PATIENCE);
        network.assertAgreement();
    }

    @Test
    @Order(5)
    @Timeout(120)
    void theApplicationAloneLeadsToTheSameStates() throws Exception {
        Replay.assertSameStates(network);
    }
}
