package org.cttdc.lightnode.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.OutboxEntry.Stage;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.testkit.Keys;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.node.api.Genesis;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The light node against the real embedded chain, over its real RPC and WebSocket. */
class EmbeddedChainTest {
    private static final String CHAIN_ID = "ctt-embedded-test";
    private static final Bytes OTHER = Bytes.of(new byte[20]);
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path home;

    private EmbeddedChain chain;
    private URI endpoint;

    @BeforeEach
    void start() throws Exception {
        start(ChainOptions.loopback(new SecureRandom()));
    }

    private void start(ChainOptions options) throws Exception {
        chain = EmbeddedChain.open(
                home.resolve("chain"),
                validators -> new Genesis(CHAIN_ID, CLOCK.instant(), genesis(validators.getFirst())),
                CLOCK,
                options);
        endpoint = chain.rpc().orElseThrow();
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    private static GenesisState genesis(Bytes validator) {
        return new GenesisState(
                ChainParams.sandbox(),
                List.of(new GenesisState.GenesisAccount(Keys.ACCOUNT, 1_000_000, 0)),
                List.of(),
                List.of(),
                List.of(),
                List.of(new GenesisState.Operator(validator, OTHER)));
    }

    private LightNode open() {
        LightNodes.GenesisClaim claim = LightNodes.genesisOf(endpoint).value();
        assertThat(claim.chainId()).isEqualTo(CHAIN_ID);
        return LightNodes.open(
                LightNodeConfig.of(CHAIN_ID, claim.trust(), List.of(endpoint), home.resolve("light")), CLOCK);
    }

    @Test
    void carriesATransferToItsProvedResultAndReadsTheBalances() throws Exception {
        chain.advance(3);
        try (LightNode light = open()) {
            light.awaitHeight(2);
            long sequence = light.outbox().nextSequence(Keys.ACCOUNT);
            OutboxEntry entry = light.outbox().submit(Keys.transfer(CHAIN_ID, sequence, 100, "tea"), "tea");
            OutboxEntry end = light.outbox().settled(entry.id()).get(20, TimeUnit.SECONDS);
            assertThat(end.stage()).isEqualTo(Stage.FINAL);
            assertThat(end.code()).isEqualTo(ErrorCode.OK);

            StateView view = light.awaitHeight(end.height());
            var mine = view.read(StateKeys.account(Keys.ACCOUNT));
            assertThat(mine.value().orElseThrow().ctt()).isEqualTo(1_000_000 - 1000 - 1);
            assertThat(view.read(StateKeys.account(OTHER)).value().orElseThrow().ctt())
                    .isEqualTo(1);
            assertThat(mine.provenance().steps()).hasSize(5);
            assertThat(light.transaction(end.txHash()).value().height()).isEqualTo(end.height());
            assertThat(view.list(StateKeys.models()).value()).isEmpty();
        }
    }

    @Test
    void showsARefusalOfTheChainWithItsCode() throws Exception {
        chain.advance(3);
        try (LightNode light = open()) {
            light.awaitHeight(2);
            OutboxEntry entry = light.outbox().submit(Keys.transfer(CHAIN_ID, 7, 100, ""), "gap");
            OutboxEntry late = light.outbox().submit(Keys.transfer(CHAIN_ID, 0, 1, ""), "late");
            assertThat(light.outbox()
                            .settled(late.id())
                            .get(20, TimeUnit.SECONDS)
                            .stage())
                    .isEqualTo(Stage.EXPIRED);
            assertThat(light.outbox().settled(entry.id())).isNotDone();
        }
    }

    @Test
    void goesOnWhereTheChainAndTheNodeWereRestarted() throws Exception {
        chain.advance(5);
        try (LightNode light = open()) {
            light.awaitHeight(4);
        }
        chain.close();
        start();
        chain.advance(30);
        try (LightNode light = open()) {
            assertThat(light.awaitHeight(34).height()).isGreaterThanOrEqualTo(34);
            SyncStatus status = TestNodes.await(light, s -> s.stage() == SyncStatus.Stage.SYNCED);
            assertThat(status.problem()).isEmpty();
            assertThatThrownBy(() -> light.transaction(Bytes.of(new byte[32])))
                    .isInstanceOfSatisfying(
                            LightNodeException.class, e -> assertThat(e.code()).isEqualTo(Code.TX_NOT_FOUND));
        }
    }

    @Test
    void hearsOfNewBlocksWithoutPolling() throws Exception {
        chain.close();
        start(ChainOptions.loopback(new SecureRandom()).withIdleInterval(Duration.ofMillis(200)));
        LightNodeConfig.Limits patient =
                new LightNodeConfig.Limits(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofHours(1), 1 << 20);
        LightNodeConfig config = LightNodeConfig.of(
                        CHAIN_ID,
                        LightNodes.genesisOf(endpoint).value().trust(),
                        List.of(endpoint),
                        home.resolve("light"))
                .withLimits(patient);
        try (LightNode light = LightNodes.open(config, CLOCK)) {
            TestNodes.await(light, s -> s.stage() == SyncStatus.Stage.SYNCED);
            long target = chain.head().height() + 5;
            TestNodes.await(light, s -> s.height() >= target);
        }
    }
}
