package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.ElectionFrame;
import org.cttdc.protocol.state.ElectionState;
import org.cttdc.protocol.state.ElectionState.Progress;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.JurorState.Standing;
import org.cttdc.protocol.state.JuryChange;
import org.cttdc.protocol.state.PotState;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StakingState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TermState;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.state.VoiceState;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Pot;
import org.cttdc.protocol.tx.Power;
import org.junit.jupiter.api.Test;

/** Records that nothing reads any more are taken away, a few at a time, and nothing else is. */
class ClearingTest {
    private static final long ENDED = 100;
    /** Eight cycles of 120 blocks after its end a term is swept. */
    private static final long SWEPT = ENDED + 8 * 120;

    private final Bench bench = new Bench(ChainParams.sandbox());
    private final StateStore state = bench.state;

    private static Bytes id(String text) {
        return TestKeys.hash(text);
    }

    private long oldest() {
        return Pots.sums(state).oldest();
    }

    private void election(long number, int voices) {
        for (int i = 0; i < voices; i++) {
            state.append(
                    StateKeys.voices(number),
                    VoiceState.of(Bench.address("ann"), Power.STAKE, BigInteger.ONE, List.of(id("v").slice(0, 20))));
        }
        state.put(
                StateKeys.electionFrame(number),
                ElectionFrame.of(List.of(id("v").slice(0, 20)), 4, false, 1, BigInteger.ONE));
    }

    private ErrorCode claim(long number, long height) {
        return bench.attempt("ann", height, tx -> Pots.claim(tx, new ConsensusMsg.ClaimPot(number, Pot.NOMINATORS, 0)))
                .orElse(ErrorCode.OK);
    }

    /** Election 1 filled a set, election 2 did not, the set of election 3 is in office. */
    @Test
    void anElectionIsForgottenOnceItsPotsAreSwept() {
        election(1, 1_100);
        election(2, 10);
        election(3, 20);
        state.put(
                StateKeys.term(1),
                TermState.begin(1, 1, 1, BigInteger.ONE, 1, 1).ended(ENDED));
        state.append(StateKeys.validatorSeats(1), new ValidatorSeat(id("v").slice(0, 20), Bench.address("bob"), 1, 1));
        state.put(StateKeys.validatorPot(1), PotState.of(1));
        state.put(StateKeys.nominatorPot(1), PotState.of(1));
        state.put(StateKeys.staking(), new StakingState(3, 1, 0, 0));

        Pots.sweep(state, bench.block(SWEPT - 1));
        assertThat(state.count(StateKeys.voices(1))).isEqualTo(1_100);
        for (long left : new long[] {588, 76, 0}) {
            assertThat(oldest()).isEqualTo(1);
            Pots.sweep(state, bench.block(SWEPT));
            assertThat(state.count(StateKeys.voices(1))).isEqualTo(left);
            assertThat(claim(1, SWEPT)).isEqualTo(ErrorCode.E_NOTHING_DUE);
        }
        assertThat(state.has(StateKeys.voices(1).item(0))).isFalse();
        assertThat(state.has(StateKeys.electionFrame(1))).isFalse();
        assertThat(state.has(StateKeys.validatorSeats(1).item(0))).isFalse();
        assertThat(state.has(StateKeys.validatorPot(1))).isFalse();
        assertThat(state.has(StateKeys.nominatorPot(1))).isFalse();
        assertThat(state.has(StateKeys.term(1))).isTrue();
        assertThat(oldest()).isEqualTo(2);
        Pots.sweep(state, bench.block(SWEPT + 1));
        assertThat(state.count(StateKeys.voices(2))).isZero();
        assertThat(oldest()).isEqualTo(3);
        Pots.sweep(state, bench.block(SWEPT + 2));
        assertThat(state.count(StateKeys.voices(3))).isEqualTo(20);
    }

    @Test
    void anElectionThatFilledNoSetIsForgottenFromTheNextBlockOn() {
        election(2, 1_100);
        state.put(StateKeys.election(), new ElectionState(2, Progress.KEPT, 0, 200));
        ElectionWork work = new ElectionWork();
        for (long left : new long[] {588, 76, 0}) {
            assertThat(state.has(StateKeys.electionFrame(2))).isTrue();
            work.run(state, bench.block(250));
            assertThat(state.count(StateKeys.voices(2))).isEqualTo(left);
        }
        assertThat(state.has(StateKeys.electionFrame(2))).isFalse();
        assertThat(state.getOr(StateKeys.election(), ElectionState.START).step())
                .isEqualTo(Progress.KEPT);
    }

    @Test
    void commitsAndOffersOfACycleAreForgottenEightCyclesLater() {
        List<Bytes> models = List.of(id("one"), id("two"));
        for (int i = 0; i < 5; i++) {
            commit(models.getFirst(), i);
            offer(models.get(i % 2), i);
        }
        models.forEach(model -> state.append(StateKeys.competitions(0), new Ref(model)));
        assertThat(Sweeping.step(state, 7, 0)).isEmpty();
        long place = 0;
        int steps = 0;
        for (OptionalLong next = Sweeping.step(state, 8, 0); next.isPresent(); next = Sweeping.step(state, 8, place)) {
            place = next.getAsLong();
            steps++;
        }
        // Five commits, five offers, five assignments, and an end for each competition and each model offered for.
        assertThat(steps).isEqualTo(19);
        for (int i = 0; i < 5; i++) {
            assertThat(state.has(StateKeys.reviewed(models.getFirst(), 0, id("person " + i))))
                    .isFalse();
            assertThat(state.has(StateKeys.purchase(id("purchase " + i)))).isTrue();
            assertThat(state.has(StateKeys.offered(models.get(i % 2), 0, id("person " + i))))
                    .isFalse();
            assertThat(state.has(StateKeys.assigned(models.get(i % 2), 0, Bench.address("a" + i))))
                    .isFalse();
        }
        for (Bytes model : models) {
            assertThat(state.count(StateKeys.commits(model, 0))).isZero();
            assertThat(state.count(StateKeys.offers(model, 0))).isZero();
            assertThat(state.count(StateKeys.assignments(model, 0))).isZero();
        }
        assertThat(state.count(StateKeys.offeredModels(0))).isZero();
        assertThat(state.count(StateKeys.competitions(0))).isEqualTo(2);
    }

    private void commit(Bytes model, int i) {
        Bytes nullifier = id("purchase " + i);
        state.put(
                StateKeys.purchase(nullifier),
                new PurchaseState(
                        nullifier,
                        Bench.address("a" + i),
                        id("person " + i),
                        Bench.address("platform"),
                        id("listing"),
                        model,
                        "lot",
                        0,
                        1,
                        Bytes.EMPTY,
                        1,
                        Bytes.EMPTY));
        state.append(StateKeys.commits(model, 0), new Ref(nullifier));
        state.put(StateKeys.reviewed(model, 0, id("person " + i)), new Ref(nullifier));
    }

    private void offer(Bytes model, int i) {
        if (state.count(StateKeys.offers(model, 0)) == 0) {
            state.append(StateKeys.offeredModels(0), new Ref(model));
        }
        state.put(StateKeys.offered(model, 0, id("person " + i)), new Ref(Bench.address("a" + i)));
        state.append(StateKeys.offers(model, 0), new Ref(id("person " + i)));
        state.put(StateKeys.assigned(model, 0, Bench.address("a" + i)), new Ref(Bench.address("a" + i)));
        state.append(StateKeys.assignments(model, 0), new Ref(Bench.address("a" + i)));
    }

    /** What the queue of the juries has done with leaves it. */
    @Test
    void handledChangesOfJurorsLeaveTheirQueue() {
        Bytes juror = Bench.address("ann");
        state.put(StateKeys.juror(juror), new JurorState(id("person"), 1, 0, Standing.JOINING));
        IntStream.range(0, 2).forEach(i -> state.append(StateKeys.juryChanges(), new JuryChange(juror, 1 + 90L * i)));
        JuryWork.run(state, bench.block(10));
        assertThat(state.has(StateKeys.juryChanges().item(0))).isFalse();
        assertThat(state.has(StateKeys.juryChanges().item(1))).isTrue();
        assertThat(state.count(StateKeys.juryChanges())).isEqualTo(2);
    }
}
