package org.cttdc.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.cttdc.node.DoubleVotes;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.Genesis;
import org.cttdc.node.api.GenesisSource;
import org.cttdc.node.api.MempoolException;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.consensus.light.LightVerifier;
import org.cttdc.protocol.consensus.light.Verdict;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded chain that elects its validators: rotation, a change of the set, restarts, and a set it has not the keys of. */
class SeveralValidatorsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(TestGenesis.TIME.plusSeconds(60));
    private static final int VALIDATORS = 6;

    @TempDir
    Path home;

    private static GenesisSource source() {
        return validators -> {
            GenesisState plain = TestGenesis.state(validators.getFirst());
            List<GenesisState.Operator> operators = new ArrayList<>();
            for (Bytes validator : validators) {
                operators.add(new GenesisState.Operator(
                        validator, TestKeys.address("reviewer" + operators.size()), TestGenesis.BOND));
            }
            return new Genesis(
                    TestKeys.CHAIN,
                    TestGenesis.TIME,
                    new GenesisState(
                            plain.params(),
                            plain.accounts(),
                            plain.platforms(),
                            plain.custodians(),
                            plain.issuers(),
                            operators,
                            plain.labs(),
                            List.of(TestKeys.address("expert"))));
        };
    }

    private ChainRunner open() throws Exception {
        return ChainRunner.open(
                home,
                source(),
                CLOCK,
                ChainOptions.inProcess(new SecureRandom()).withValidators(VALIDATORS));
    }

    private static void transfer(ChainRunner runner, long sequence) throws IOException {
        try {
            runner.submit(TestKeys.tx("alice", sequence, new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 1)));
        } catch (MempoolException e) {
            throw new AssertionError(e);
        }
        runner.advance(1);
    }

    @Test
    void proposersRotateAndAnElectedSetTakesOver() throws Exception {
        try (ChainRunner runner = open()) {
            runner.bulk(() -> runner.advance(130));
            Chain chain = runner.chain();
            assertThat(chain.validators().at(1).size()).isEqualTo(VALIDATORS);
            assertThat(chain.validators().at(120).size()).isEqualTo(4);
            Set<Bytes> proposers = new TreeSet<>();
            for (long height = 1; height <= 130; height++) {
                check(chain, height);
                proposers.add(chain.blocks().block(height).header().proposerAddress());
            }
            assertThat(proposers).hasSize(VALIDATORS);
        }
        try (ChainRunner again = open()) {
            again.advance(3);
            check(again.chain(), 133);
        }
    }

    /** The header names the sets of its height and the next, its proposer is the one whose turn it is, and the set signed it. */
    private static void check(Chain chain, long height) {
        Header header = chain.blocks().block(height).header();
        ValidatorSet set = chain.validators().at(height);
        assertThat(header.validatorsHash()).isEqualTo(set.hash());
        assertThat(header.nextValidatorsHash())
                .isEqualTo(chain.validators().at(height + 1).hash());
        assertThat(header.proposerAddress())
                .isEqualTo(set.proposer().orElseThrow().address());
        LightBlock block =
                new LightBlock(new SignedHeader(header, chain.blocks().commit(height)), set);
        assertThat(new LightVerifier().verifyCommit(block, TestKeys.CHAIN)).isInstanceOf(Verdict.Ok.class);
    }

    @Test
    void revealsMoveTheBeaconWhereBlocksHoldTransactions() throws Exception {
        try (ChainRunner runner = open()) {
            // In one section, so that no block for a proof takes a proposer's turn: each has two blocks to register in.
            runner.bulk(() -> {
                for (int i = 0; i < 2 * VALIDATORS; i++) {
                    transfer(runner, i);
                }
                runner.advance(120);
            });
            Bytes before = beacon(runner);
            transfer(runner, 2 * VALIDATORS);
            assertThat(beacon(runner)).isNotEqualTo(before);
            Bytes quiet = beacon(runner);
            runner.advance(5);
            assertThat(beacon(runner)).isEqualTo(quiet);
        }
    }

    private static Bytes beacon(ChainRunner runner) {
        BeaconState state = runner.read(StateKeys.beacon());
        return (state == null ? BeaconState.START : state).randomness();
    }

    /** As on a network: 5 % of the bond is lost, and the validator is gone two heights later, for good. */
    @Test
    void aDoubleSignerIsSlashedAndLeavesTheSet() throws Exception {
        try (ChainRunner runner = open()) {
            runner.advance(9);
            Chain chain = runner.chain();
            SigningKey key = DoubleVotes.key(home, "priv_validator_key.5.json");
            Bytes guilty = PublicKey.ed25519(key.publicKey()).address();
            Timestamp time = chain.blocks().block(5).header().time();
            chain.addEvidence(DoubleVotes.of(chain.validators().at(5), guilty, 5, time, key));
            runner.advance(2);
            long height = LongStream.rangeClosed(1, chain.tip().height())
                    .filter(at -> !chain.blocks().block(at).evidence().isEmpty())
                    .findFirst()
                    .orElseThrow();
            ValidatorState state = Objects.requireNonNull(runner.read(StateKeys.validator(guilty)));
            assertThat(state.jailedAt()).isEqualTo(height);
            assertThat(state.bond()).isEqualTo(TestGenesis.BOND * 95 / 100);
            runner.advance(12);
            for (long at = height - 1; at < height + 12; at++) {
                check(chain, at);
                assertThat(chain.validators().at(at).indexOf(guilty) < 0).isEqualTo(at >= height + 2);
            }
        }
    }

    @Test
    void withoutAKeyItGoesOnAndWithoutAThirdItStopsLoudly() throws Exception {
        try (ChainRunner runner = open()) {
            runner.advance(1);
        }
        Files.delete(home.resolve("config").resolve("priv_validator_key.5.json"));
        try (ChainRunner runner = open()) {
            assertThat(runner.advance(12).height()).isEqualTo(14);
        }
        Files.delete(home.resolve("config").resolve("priv_validator_key.4.json"));
        try (ChainRunner runner = open()) {
            assertThatThrownBy(() -> runner.advance(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("signs with 40 of 60 and needs more than two thirds");
        }
    }
}
