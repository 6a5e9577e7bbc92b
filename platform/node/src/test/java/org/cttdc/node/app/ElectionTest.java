package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.ElectionState;
import org.cttdc.protocol.state.ElectionState.Progress;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Pot;
import org.cttdc.protocol.tx.Power;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stakes, nominations, elections and what they earn, through the application. */
class ElectionTest {
    private static final long BOND = 100_000_000;
    private static final long L = TestChain.PHASES.length();

    @TempDir
    Path home;

    @Test
    void stakeElectsANewcomerAndTheSetChangesInUpdates() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            chain.must("alice", ConsensusFixture.register(4, "alice", BOND));
            chain.must("bob", new ConsensusMsg.Bond(500_000_000));
            chain.must("bob", nominate(Power.STAKE, 1, 2, 3, 4));
            chain.must(ConsensusFixture.GUARDIAN, nominate(Power.GUARDIAN, 1, 2, 3, 4));
            List<Validator> updates = updatesOfCycle(chain, 0);
            assertThat(updates).hasSize(5);
            assertThat(updates.stream().filter(update -> update.power() == 0).map(Validator::address))
                    .containsExactly(ConsensusFixture.address(0));
            assertThat(updates.stream().filter(update -> update.power() == 1)).hasSize(4);
            assertThat(seats(chain, 1))
                    .extracting(ValidatorSeat::validator)
                    .containsExactlyInAnyOrderElementsOf(ConsensusFixture.addresses(1, 2, 3, 4));
            assertThat(seats(chain, 1).stream()
                            .mapToLong(ValidatorSeat::backing)
                            .sum())
                    .as("the whole budget stands behind the set")
                    .isEqualTo(1_000_000_000_000_000L);
            nominatorsAndValidatorsAreePaid(chain);
        }
    }

    /** Fees of the next term go half to the seats, half to the one nominator. */
    private static void nominatorsAndValidatorsAreePaid(TestChain chain) {
        chain.refused(ErrorCode.E_NOTHING_DUE, "bob", new ConsensusMsg.ClaimPot(1, Pot.NOMINATORS, 0));
        chain.advanceTo(1, Phase.UPDATES);
        chain.block();
        long before = chain.account("bob").ctt();
        chain.must("bob", new ConsensusMsg.ClaimPot(1, Pot.NOMINATORS, 0));
        assertThat(chain.account("bob").ctt() + TestKeys.FEE - before).isPositive();
        chain.refused(ErrorCode.E_NOTHING_DUE, "bob", new ConsensusMsg.ClaimPot(1, Pot.NOMINATORS, 0));
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", new ConsensusMsg.ClaimPot(1, Pot.NOMINATORS, 0));
        chain.refused(ErrorCode.E_NOT_FOUND, "alice", new ConsensusMsg.ClaimPot(1, Pot.VALIDATORS, 9));
        chain.refused(ErrorCode.E_NOT_FOUND, "alice", new ConsensusMsg.ClaimPot(7, Pot.VALIDATORS, 0));
        List<ValidatorSeat> seats = seats(chain, 1);
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).operator().equals(TestKeys.address("alice"))) {
                chain.must("alice", new ConsensusMsg.ClaimPot(1, Pot.VALIDATORS, i));
            }
        }
    }

    @Test
    void fewerThanFourWinnersKeepTheOldSet() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            chain.must(ConsensusFixture.operator(0), new ConsensusMsg.RetireCandidate(ConsensusFixture.address(0)));
            assertThat(updatesOfCycle(chain, 0)).isEmpty();
            assertThat(election(chain).step()).isEqualTo(Progress.KEPT);
            assertThat(new Validators(chain.state()).active()).hasSize(4);
        }
    }

    @Test
    void stakeThatComesAfterTheFreezeCountsNextTime() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            chain.must("alice", new ConsensusMsg.Bond(1_000_000));
            chain.must("alice", nominate(Power.STAKE, 0, 1, 2, 3));
            chain.advanceTo(0, Phase.SEED);
            chain.block();
            chain.must("alice", new ConsensusMsg.Bond(400_000_000));
            chain.must("bob", new ConsensusMsg.Bond(300_000_000));
            updatesOfCycle(chain, 0);
            assertThat(chain.state().item(StateKeys.voices(1), 0).weightValue())
                    .isEqualTo(java.math.BigInteger.valueOf(1_000_000));
            updatesOfCycle(chain, 1);
            assertThat(chain.state().item(StateKeys.voices(2), 0).weightValue())
                    .isEqualTo(java.math.BigInteger.valueOf(401_000_000));
        }
    }

    @Test
    void backedPowersStayBelowAThird() throws Exception {
        try (TestChain chain = ConsensusFixture.backed(home)) {
            chain.must("alice", ConsensusFixture.register(4, "alice", BOND));
            chain.must("bob", new ConsensusMsg.Bond(500_000_000));
            chain.must("bob", nominate(Power.STAKE, 4));
            updatesOfCycle(chain, 0);
            // The recount after every block holds I6 and I7 against these seats.
            assertThat(seats(chain, 1)).hasSize(5);
            assertThat(seats(chain, 1).stream()
                            .mapToLong(ValidatorSeat::power)
                            .distinct()
                            .count())
                    .isGreaterThan(1);
        }
    }

    @Test
    void stakeComesBackAfterThreeCycles() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            chain.refused(ErrorCode.E_AMOUNT, "bob", new ConsensusMsg.Bond(0));
            chain.refused(ErrorCode.E_FUNDS, "bob", new ConsensusMsg.Bond(TestGenesis.CTT));
            chain.refused(ErrorCode.E_STAKE, "bob", nominate(Power.STAKE, 0));
            chain.refused(ErrorCode.E_STAKE, "bob", nominate(Power.EXPERIENCE, 0));
            chain.refused(ErrorCode.E_STAKE, "bob", nominate(Power.GUARDIAN, 0));
            chain.must("bob", new ConsensusMsg.Bond(70));
            chain.refused(ErrorCode.E_STAKE, "bob", new ConsensusMsg.Unbond(71));
            chain.refused(ErrorCode.E_NOTHING_DUE, "bob", new ConsensusMsg.ClaimUnbonded());
            chain.must("bob", new ConsensusMsg.Unbond(30));
            long matures = chain.height() + 3 * L;
            chain.refused(ErrorCode.E_UNBONDING, "bob", new ConsensusMsg.ClaimUnbonded());
            while (chain.height() + 1 < matures) {
                chain.block();
            }
            long before = chain.account("bob").ctt();
            chain.must("bob", new ConsensusMsg.ClaimUnbonded());
            assertThat(chain.account("bob").ctt()).isEqualTo(before + 30 - TestKeys.FEE);
            assertThat(Stakes.of(chain.state(), TestKeys.address("bob")))
                    .isEqualTo(new StakeState(40, 0, 0, List.of()));
        }
    }

    @Test
    void candidatesProveTheirKeyAndBond() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            chain.refused(ErrorCode.E_BOND, "alice", ConsensusFixture.register(4, "alice", BOND - 1));
            chain.refused(ErrorCode.E_POSSESSION, "alice", ConsensusFixture.register(4, "bob", BOND));
            chain.refused(ErrorCode.E_CANDIDATE, "alice", ConsensusFixture.register(0, "alice", BOND));
            chain.must("alice", ConsensusFixture.register(4, "alice", BOND));
            chain.refused(ErrorCode.E_CANDIDATE, "alice", ConsensusFixture.register(4, "alice", BOND));
            chain.refused(
                    ErrorCode.E_UNAUTHORIZED, "bob", new ConsensusMsg.RetireCandidate(ConsensusFixture.address(4)));
            chain.must("bob", new ConsensusMsg.Bond(5));
            chain.refused(ErrorCode.E_CANDIDATE, "bob", nominate(Power.STAKE, 4, 4));
            chain.refused(ErrorCode.E_CANDIDATE, "bob", nominate(Power.STAKE, 5));
            chain.must("bob", nominate(Power.STAKE, 4));
            chain.must("bob", nominate(Power.STAKE));
            chain.refused(ErrorCode.E_NOT_FOUND, "bob", nominate(Power.STAKE));
            chain.must("alice", new ConsensusMsg.RetireCandidate(ConsensusFixture.address(4)));
            chain.refused(
                    ErrorCode.E_CANDIDATE, "alice", new ConsensusMsg.RetireCandidate(ConsensusFixture.address(4)));
            assertThat(chain.state().count(StateKeys.candidates())).isEqualTo(4);
            chain.must("alice", ConsensusFixture.register(4, "alice", BOND));
        }
    }

    @Test
    void oneOffenderLosesATwentiethTwoLoseMoreAndUnbondingAnswersToo() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            chain.must(ConsensusFixture.operator(1), new ConsensusMsg.RetireCandidate(ConsensusFixture.address(1)));
            Application.Finalized first = chain.block(List.of(new Misbehavior(ConsensusFixture.address(0), 1)));
            assertThat(first.validatorUpdates()).extracting(Validator::power).containsExactly(0L);
            assertThat(bond(chain, 0)).isEqualTo(TestGenesis.BOND / 20 * 19);
            chain.block(List.of(
                    new Misbehavior(ConsensusFixture.address(1), 1), new Misbehavior(ConsensusFixture.address(0), 1)));
            // Of 40 power 20 is guilty: 5 % and three times the other's quarter.
            assertThat(bond(chain, 0)).isEqualTo(TestGenesis.BOND / 5);
            assertThat(bond(chain, 1)).isZero();
            assertThat(Stakes.unbonding(
                            chain.state(), TestKeys.address(ConsensusFixture.operator(1)), ConsensusFixture.address(1)))
                    .isEqualTo(TestGenesis.BOND / 5);
            chain.refused(
                    ErrorCode.E_JAILED,
                    ConsensusFixture.operator(0),
                    ConsensusFixture.register(0, ConsensusFixture.operator(0), BOND));
        }
    }

    @Test
    void whatNobodyClaimsGoesOnAfterEightCycles() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            updatesOfCycle(chain, 0);
            chain.advanceTo(9, Phase.BATCHES);
            assertThat(Objects.requireNonNull(chain.state().get(StateKeys.term(0)))
                            .swept())
                    .isEqualTo(TestChain.PHASES.firstHeight(8, Phase.UPDATES));
            chain.refused(
                    ErrorCode.E_NOTHING_DUE,
                    ConsensusFixture.operator(0),
                    new ConsensusMsg.ClaimPot(0, Pot.VALIDATORS, 0));
        }
    }

    /** An application that begins anew in the middle of an election computes what one that went on does. */
    @Test
    void anElectionGoesOnAfterARestart() throws Exception {
        try (TestChain chain = ConsensusFixture.open(home)) {
            chain.must("bob", new ConsensusMsg.Bond(500_000_000));
            chain.must("bob", nominate(Power.STAKE, 1, 2, 3));
            chain.advanceTo(0, Phase.UPDATES);
            for (long height = TestChain.PHASES.firstHeight(0, Phase.SEED); height <= chain.height(); height++) {
                assertThat(chain.restartedHash(height)).as("height %d", height).isEqualTo(chain.appHash(height));
            }
        }
    }

    private static ConsensusMsg.Nominate nominate(Power power, int... validators) {
        return new ConsensusMsg.Nominate(power, ConsensusFixture.addresses(validators), Bytes.EMPTY);
    }

    /** Goes to the end of a cycle; what its UPDATES changed. */
    private static List<Validator> updatesOfCycle(TestChain chain, long cycle) {
        chain.advanceTo(cycle, Phase.UPDATES);
        List<Validator> updates = new ArrayList<>(chain.block(List.of()).validatorUpdates());
        updates.addAll(chain.block(List.of()).validatorUpdates());
        updates.addAll(chain.block(List.of()).validatorUpdates());
        return updates;
    }

    private static ElectionState election(TestChain chain) {
        return chain.state().getOr(StateKeys.election(), ElectionState.START);
    }

    private static List<ValidatorSeat> seats(TestChain chain, long number) {
        List<ValidatorSeat> seats = new ArrayList<>();
        for (long i = 0; i < chain.state().count(StateKeys.validatorSeats(number)); i++) {
            seats.add(chain.state().item(StateKeys.validatorSeats(number), i));
        }
        return seats;
    }

    private static long bond(TestChain chain, int validator) {
        return Objects.requireNonNull(chain.state().get(StateKeys.validator(ConsensusFixture.address(validator))))
                .bond();
    }
}
