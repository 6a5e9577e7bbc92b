package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.engine.OnionKeeper;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.rules.Beacon;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.OnionState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.BeaconTx;
import org.cttdc.protocol.tx.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proposer's first transaction: who may say what, what it does, and what its absence costs. */
class BeaconTest {
    private static final Bytes PROPOSER = ConsensusFixture.address(0);
    private static final int LAYERS = 1 << 9;

    @TempDir
    Path home;

    private OnionKeeper keeper;

    @BeforeEach
    void open() throws Exception {
        keeper = OnionKeeper.open(home.resolve("beacon_secret"), new SecureRandom(), LAYERS);
    }

    private Timestamp time(TestChain chain) {
        return Timestamp.of(TestGenesis.TIME.plusSeconds(chain.height() + 1));
    }

    private Bytes transfer(TestChain chain) {
        return TestKeys.tx("alice", chain.account("alice").sequence(), RandomTraffic.transfer("bob", 1));
    }

    /** Prepares, judges and runs a block of the proposer with one transfer. */
    private List<ExecTxResult> propose(TestChain chain) throws Exception {
        Timestamp time = time(chain);
        long height = chain.height() + 1;
        List<Bytes> block =
                chain.app.prepareProposal(height, time, PROPOSER, List.of(transfer(chain)), 100_000, keeper);
        chain.app.processProposal(height, time, PROPOSER, block);
        return chain.blockBy(PROPOSER, block);
    }

    private static BeaconState beacon(TestChain chain) {
        return chain.state().getOr(StateKeys.beacon(), BeaconState.START);
    }

    private static OnionState onion(TestChain chain) {
        return chain.state().getOr(StateKeys.onion(PROPOSER), OnionState.NONE);
    }

    @Test
    void anOnionCountsFromTheNextCycleAndIsPeeledLayerByLayer() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            assertThat(propose(chain)).hasSize(2);
            assertThat(propose(chain)).as("nothing to reveal yet").hasSize(1);
            assertThat(beacon(chain)).isEqualTo(BeaconState.START);
            chain.advanceTo(1, Phase.BATCHES);
            Bytes outermost = onion(chain).next();
            Bytes before = beacon(chain).randomness();
            assertThat(propose(chain)).hasSize(2);
            Bytes layer = onion(chain).layer();
            assertThat(Beacon.layer(layer, 1)).isEqualTo(outermost);
            assertThat(beacon(chain))
                    .isEqualTo(new BeaconState(Beacon.mix(before, layer, chain.height()), chain.height(), 0));
            propose(chain);
            assertThat(Beacon.layer(onion(chain).layer(), 2)).isEqualTo(outermost);
        }
    }

    @Test
    void aMissingRevealLeavesRAndCosts() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            propose(chain);
            chain.advanceTo(1, Phase.BATCHES);
            propose(chain);
            Bytes r = beacon(chain).randomness();
            long bond = bond(chain);
            chain.blockBy(PROPOSER, List.of());
            assertThat(beacon(chain).missed())
                    .as("a block without transactions owes nothing")
                    .isZero();
            chain.blockBy(PROPOSER, List.of(transfer(chain)));
            assertThat(beacon(chain).randomness()).isEqualTo(r);
            assertThat(beacon(chain).missed()).isOne();
            assertThat(onion(chain).missed()).isOne();
            assertThat(bond(chain)).isEqualTo(bond - 100_000);
            propose(chain);
            assertThat(onion(chain).revealed())
                    .as("what was missed may be skipped later")
                    .isEqualTo(2);
        }
    }

    @Test
    void nobodyElseAndNothingElseIsAccepted() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            Bytes hash = TestKeys.hash("anything");
            Bytes registers = new BeaconTx(Bytes.EMPTY, hash).bytes();
            refused(chain, PROPOSER, List.of(registers), ErrorCode.E_REVEAL);
            refused(chain, TestKeys.address("alice"), List.of(registers, transfer(chain)), ErrorCode.E_UNAUTHORIZED);
            refused(chain, PROPOSER, List.of(transfer(chain), registers), ErrorCode.E_MALFORMED);
            refused(
                    chain,
                    PROPOSER,
                    List.of(new BeaconTx(hash, Bytes.EMPTY).bytes(), transfer(chain)),
                    ErrorCode.E_REVEAL);
            refused(
                    chain,
                    PROPOSER,
                    List.of(new BeaconTx(Bytes.EMPTY, Bytes.EMPTY).bytes(), transfer(chain)),
                    ErrorCode.E_MALFORMED);
            assertThatThrownBy(() -> chain.app.checkTx(registers, time(chain)))
                    .as("it cannot come from outside")
                    .isInstanceOf(Rejection.class);
        }
    }

    private void refused(TestChain chain, Bytes proposer, List<Bytes> block, ErrorCode code) {
        assertThatThrownBy(() -> chain.app.processProposal(chain.height() + 1, time(chain), proposer, block))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    /** A home that lost its secret registers a new onion by itself; what it misses until that counts is counted. */
    @Test
    void aLostSecretHealsInTheNextCycle() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            propose(chain);
            chain.advanceTo(1, Phase.BATCHES);
            propose(chain);
            Files.delete(home.resolve("beacon_secret"));
            open();
            propose(chain);
            assertThat(onion(chain).missed()).isOne();
            assertThat(onion(chain).next().isEmpty()).isFalse();
            chain.advanceTo(2, Phase.BATCHES);
            propose(chain);
            assertThat(onion(chain).missed()).isOne();
            assertThat(beacon(chain).height()).isEqualTo(chain.height());
        }
    }

    private static long bond(TestChain chain) {
        return Objects.requireNonNull(chain.state().get(StateKeys.validator(PROPOSER)))
                .bond();
    }
}
