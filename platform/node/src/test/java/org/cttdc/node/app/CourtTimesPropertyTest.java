package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.AppealStake;
import org.cttdc.protocol.state.DisputeState.Step;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.EvaluationState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.JuryDraw;
import org.cttdc.protocol.state.PollState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.state.SeatState.Seal;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.protocol.tx.ErrorCode;

/** Who may appeal, retest and vote when, at what price and with what weight, against the page read aloud. */
class CourtTimesPropertyTest {
    private static final long START = 1_000;
    private static final int[] SEATS = {3, 7, 15, 31};
    private static final long OPENING = 1_000_000;
    private static final List<Ruling> OPTIONS = List.of(Ruling.values());
    private static final Bytes LISTING = Fixtures.id(WholeCycle.LISTING);

    private static ArbitrationParams terms(Random random) {
        return new ArbitrationParams(
                0,
                1,
                1 + random.nextInt(50),
                500_000,
                5,
                1 + random.nextInt(9),
                1 + random.nextInt(9),
                2 + random.nextInt(9),
                1 + random.nextInt(9),
                0,
                0,
                0);
    }

    private static DisputeState dispute(
            ArbitrationParams terms, long round, Step stage, boolean poll, List<AppealStake> appeals) {
        return new DisputeState(
                0,
                DisputeKind.DEFECT,
                TestKeys.hash("target"),
                LISTING,
                Bench.address("opener"),
                Bench.address("defendant"),
                new ProposedValue("", 0),
                0,
                900,
                terms,
                round,
                stage,
                START,
                poll,
                Bench.address("lab"),
                List.of(),
                appeals,
                Ruling.UPHOLD,
                0);
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void appealsArePaidInTheirHalfAtTheirPrice(@ForAll long seed) {
        Random random = new Random(seed);
        Bench bench = new Bench(ChainParams.sandbox());
        ArbitrationParams terms = terms(random);
        int round = random.nextInt(4);
        boolean lab = random.nextBoolean();
        bench.ledger(1).open(Bench.address("ann"), OPENING, 0);
        if (lab) {
            bench.state.append(StateKeys.labs(), new Ref(Bench.address("lab")));
            bench.state.put(StateKeys.lab(Bench.address("lab")), new Ref(Bench.address("lab")));
        }
        List<Ruling> votes = new ArrayList<>();
        for (int i = 0; i < SEATS[round]; i++) {
            Ruling vote = OPTIONS.get(random.nextInt(3));
            votes.add(vote);
            bench.state.append(
                    StateKeys.seats(0, round), new SeatState(Bench.address("juror"), Seal.REVEALED, Bytes.EMPTY, vote));
        }
        Ruling side = OPTIONS.get(random.nextInt(3));
        Ruling paid = OPTIONS.get(random.nextInt(3));
        List<AppealStake> appeals =
                paid == Ruling.REFUSE ? List.of() : List.of(new AppealStake(round + 1L, paid, Bench.address("bob"), 1));
        Step stage = random.nextInt(8) == 0 ? Step.WAITING : Step.VOTING;
        bench.state.append(StateKeys.disputes(), dispute(terms, round, stage, false, appeals));

        boolean won = found(votes) == side;
        long price = terms.jurorFee() * SEATS[Math.min(round + 1, 3)] * (won ? 2 : 3);
        long amount = price + (random.nextInt(6) == 0 ? 1 : 0);
        long height = START + random.nextInt(35);
        Optional<ErrorCode> refused =
                bench.attempt("ann", height, tx -> Appeals.fund(tx, new ArbitrationMsg.FundAppeal(0, side, amount)));
        long opens = START + terms.commit() + terms.reveal();
        long half = opens + terms.appeal() / 2;
        boolean inTime = height >= opens && height < (won ? opens + terms.appeal() : half);
        if (side == Ruling.REFUSE) {
            assertThat(refused).contains(ErrorCode.E_MALFORMED);
        } else if (stage != Step.VOTING || !inTime || ((round == 1 || round == 2) && !lab)) {
            assertThat(refused).contains(ErrorCode.E_WINDOW);
        } else if (paid == side || amount != price) {
            assertThat(refused).contains(ErrorCode.E_UNDERFUNDED);
        } else {
            assertThat(refused).isEmpty();
            assertThat(bench.ctt("ann")).isEqualTo(OPENING - price);
            DisputeState now = bench.state.item(StateKeys.disputes(), 0);
            boolean both = paid != Ruling.REFUSE;
            assertThat(now.round()).isEqualTo(both ? round + 1L : round);
            assertThat(now.stage()).isEqualTo(both ? Step.WAITING : Step.VOTING);
            assertThat(bench.state.count(StateKeys.juryDraws())).isEqualTo(both ? 1 : 0);
            if (both) {
                assertThat(bench.state.item(StateKeys.juryDraws(), 0)).isEqualTo(new JuryDraw(0, height));
            }
        }
    }

    /** The option that more seats voted for than for each of the others. */
    private static Ruling found(List<Ruling> votes) {
        Map<Ruling, Integer> counts = new TreeMap<>();
        votes.forEach(vote -> counts.merge(vote, 1, Integer::sum));
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        List<Ruling> ahead = OPTIONS.stream()
                .filter(option -> counts.getOrDefault(option, 0) == most)
                .toList();
        return ahead.size() == 1 ? ahead.getFirst() : Ruling.REFUSE;
    }

    /** "Within `retest` of the draw", and the ruling before is not executed until then. */
    @Property(tries = 200)
    void aRetestComesInTime(
            @ForAll @LongRange(max = 14) long later, @ForAll @LongRange(min = 1, max = 10) long retest) {
        Bench bench = new Bench(ChainParams.sandbox());
        ArbitrationParams terms = new ArbitrationParams(0, 1, 0, 0, 5, 4, 4, 4, retest, 0, 0, 0);
        bench.state.append(StateKeys.disputes(), dispute(terms, 2, Step.RETEST, false, List.of()));
        bench.state.put(StateKeys.document(WholeCycle.MODEL_ID), new Document(Fixtures.json(WholeCycle.MODEL)));
        bench.state.put(StateKeys.document(LISTING), new Document(Fixtures.json(WholeCycle.LISTING)));
        Bytes report = Fixtures.json(Fixtures.report(WholeCycle.MODEL, WholeCycle.LISTING, 2, "retest"));
        long height = START + later;
        boolean inTime = later <= retest;
        if (inTime) {
            assertThat(bench.attempt("ann", height, tx -> Rulings.execute(tx, new ArbitrationMsg.ExecuteRuling(0))))
                    .contains(ErrorCode.E_WINDOW);
        }
        Optional<ErrorCode> refused =
                bench.attempt("lab", height, tx -> Retests.submit(tx, new ArbitrationMsg.SubmitRetest(0, report)));
        assertThat(refused).isEqualTo(inTime ? Optional.empty() : Optional.of(ErrorCode.E_WINDOW));
        DisputeState now = bench.state.item(StateKeys.disputes(), 0);
        assertThat(now.stage()).isEqualTo(inTime ? Step.VOTING : Step.RETEST);
        if (inTime) {
            assertThat(now.start()).isEqualTo(height + 1);
        }
    }

    /** "A ballot of a poll weighs min(raw, ⌊Σraw/100⌋)·a", a from hits and misses that fade by a tenth, rounded up, each cycle. */
    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void everybodysBallotsWeighAsThePageSays(@ForAll long seed) {
        Random random = new Random(seed);
        Bench bench = new Bench(ChainParams.sandbox());
        List<String> voters = List.of("ann", "ben", "cid");
        Map<String, BigInteger> powers = new TreeMap<>();
        voters.forEach(name -> powers.put(name, BigInteger.valueOf(random.nextInt(5_000))));
        BigInteger all = BigInteger.valueOf(random.nextInt(400_000));
        bench.state.put(StateKeys.experienceTotals(), ExperienceTotals.of(0, ExperiencePower.FIRST_INDEX, all));
        bench.state.append(StateKeys.disputes(), dispute(ArbitrationParams.sandbox(), 4, Step.VOTING, true, List.of()));
        Map<Ruling, BigInteger> expected = new TreeMap<>();
        for (String name : voters) {
            bench.state.put(
                    StateKeys.experience(Bench.address(name)), ExperienceState.of(powers.getOrDefault(name, all)));
            EvaluationState was = new EvaluationState(random.nextInt(9), random.nextInt(9_000), random.nextInt(9_000));
            bench.state.put(StateKeys.evaluation(Bench.address(name)), was);
            Ruling vote = OPTIONS.get(random.nextInt(3));
            if (cast(bench, name, vote)) {
                BigInteger counted = powers.getOrDefault(name, all).min(all.divide(BigInteger.valueOf(100)));
                expected.merge(vote, counted.multiply(accuracy(was, 8)), BigInteger::add);
            } else {
                assertThat(powers.get(name)).isEqualTo(BigInteger.ZERO);
            }
        }
        PollState poll = bench.state.getOr(StateKeys.poll(0), PollState.NONE);
        OPTIONS.forEach(
                option -> assertThat(poll.of(option)).isEqualTo(expected.getOrDefault(option, BigInteger.ZERO)));
        Ruling first = Ruling.REFUSE;
        for (Ruling option : OPTIONS) {
            boolean most = OPTIONS.stream()
                    .allMatch(other -> other == option || poll.of(option).compareTo(poll.of(other)) > 0);
            first = most ? option : first;
        }
        assertThat(poll.ruling()).isEqualTo(first);
    }

    private static boolean cast(Bench bench, String name, Ruling vote) {
        Bytes salt = TestKeys.hash("salt");
        Bytes sealed = Arbitration.voteCommitment(0, 4, Bench.address(name), vote, salt);
        Optional<ErrorCode> refused =
                bench.attempt(name, START + 1, tx -> Votes.commit(tx, new ArbitrationMsg.CommitVote(0, sealed)));
        if (refused.isPresent()) {
            assertThat(refused).contains(ErrorCode.E_NOT_DRAWN);
            return false;
        }
        assertThat(bench.attempt(
                        name,
                        START + 12,
                        tx -> Votes.reveal(tx, new ArbitrationMsg.RevealVote(0, Bench.address(name), vote, salt))))
                .isEmpty();
        return true;
    }

    /** a = 500000 + ⌊10^6(h+2)/(h+m+4)⌋, with h and m in decimals. */
    private static BigInteger accuracy(EvaluationState was, long now) {
        long passed = now - was.cycle();
        BigDecimal hits = BigDecimal.valueOf(SlowRuling.faded(was.hits(), passed), 3);
        BigDecimal misses = BigDecimal.valueOf(SlowRuling.faded(was.misses(), passed), 3);
        return BigDecimal.valueOf(1_000_000)
                .multiply(hits.add(BigDecimal.valueOf(2)))
                .divide(hits.add(misses).add(BigDecimal.valueOf(4)), 0, RoundingMode.FLOOR)
                .add(BigDecimal.valueOf(500_000))
                .toBigIntegerExact();
    }
}
