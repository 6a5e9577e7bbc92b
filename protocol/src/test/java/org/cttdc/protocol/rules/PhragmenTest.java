package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.protocol.ConformanceData;
import org.cttdc.protocol.ReferenceCases;
import org.cttdc.protocol.rules.Phragmen.Ballot;
import org.cttdc.protocol.rules.Phragmen.Result;
import org.cttdc.protocol.rules.Phragmen.Seat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhragmenTest {
    /** Elections do not change when all budgets are multiplied; with large ones rounding no longer shows. */
    private static final BigInteger FINE = BigInteger.TEN.pow(15);

    static Stream<JsonNode> elections() {
        return ReferenceCases.of("phragmen.json");
    }

    @ConformanceData("reference/phragmen.json")
    @ParameterizedTest
    @MethodSource("elections")
    void reference(JsonNode example) {
        List<String> names = strings(example.get("candidates"));
        List<JsonNode> expected = list(example.get("elected"));
        Result plain = elect(example, names, BigInteger.ONE);
        Result fine = elect(example, names, FINE);
        assertThat(plain.seats())
                .extracting(seat -> names.get(seat.candidate()))
                .containsExactlyElementsOf(
                        expected.stream().map(e -> e.get("candidate").asText()).toList());
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).hasNonNull("score")) {
                checkScore(
                        new Fraction(expected.get(i).get("score").asText()),
                        plain.seats().get(i));
            }
            if (expected.get(i).hasNonNull("backing")) {
                Fraction backing = new Fraction(expected.get(i).get("backing").asText());
                checkBacking(
                        backing, fine.seats().get(i).backing(), plain.edges().size());
            }
        }
    }

    private static void checkScore(Fraction exact, Seat seat) {
        assertThat(seat.score()).isEqualTo(exact.times(Phragmen.SCORE_SCALE));
    }

    /** Each ballot's part is rounded by less than 1. */
    private static void checkBacking(Fraction exact, BigInteger fine, int ballots) {
        assertThat(fine.subtract(exact.times(FINE)).abs()).isLessThanOrEqualTo(BigInteger.valueOf(ballots));
    }

    /** Reference page: three voters, two seats; the voter with 30 splits evenly. */
    @Test
    void splitsABudgetBetweenTwoSeats() {
        Result result = Phragmen.elect(2, 3, List.of(ballot(10, 0, 1), ballot(20, 0, 2), ballot(30, 1, 2)));
        assertThat(result.seats())
                .containsExactly(
                        new Seat(2, Phragmen.SCORE_SCALE.divide(big(50)), big(35)),
                        new Seat(1, Phragmen.SCORE_SCALE.divide(big(25)), big(25)));
        assertThat(result.edges())
                .containsExactly(List.of(big(0), big(10)), List.of(big(20), big(0)), List.of(big(15), big(15)));
    }

    /** Reference page: a voter with 8 for two who vote for themselves. */
    @Test
    void balancesSelfVotes() {
        Result result = Phragmen.elect(2, 3, List.of(ballot(5, 0), ballot(10, 1), ballot(20, 2), ballot(8, 1, 2)));
        assertThat(result.seats()).extracting(Seat::candidate).containsExactly(2, 1);
        assertThat(result.seats()).extracting(Seat::backing).containsExactly(big(24), big(14));
        assertThat(result.edges().get(3)).containsExactly(big(4), big(4));
    }

    /** Reference page: substrate would elect the one without backing where a seat is left; we do not. */
    @Test
    void skipsWhoeverNobodyBacks() {
        List<Ballot> ballots = List.of(ballot(0, 3), ballot(1, 0), ballot(2, 1), ballot(1, 2));
        assertThat(Phragmen.elect(4, 4, ballots).seats())
                .extracting(Seat::candidate)
                .containsExactly(1, 0, 2);
    }

    /** Reference page, Polkadot wiki: candidates A, B, C, D without weights. */
    @Test
    void countsLoadsExactly() {
        List<Ballot> ballots =
                List.of(ballot(1, 1), ballot(1, 2, 3), ballot(1, 1, 3), ballot(1, 0, 1), ballot(1, 1, 2, 3));
        assertThat(Phragmen.elect(3, 4, ballots).seats())
                .extracting(Seat::candidate, Seat::score)
                .containsExactly(
                        tuple(1, Phragmen.SCORE_SCALE.shiftRight(2)),
                        tuple(3, Phragmen.SCORE_SCALE.shiftRight(1)),
                        tuple(2, Phragmen.SCORE_SCALE));
    }

    /** Both would come to 1/8 in the second round; a load of 1/12 cut to whole 2^-128 would let the later one win. */
    @Test
    void aTieIsATieWhateverTheDenominators() {
        List<Ballot> ballots = List.of(ballot(6, 0), ballot(6, 0, 2), ballot(6, 2), ballot(8, 1));
        assertThat(Phragmen.elect(2, 3, ballots).seats())
                .extracting(Seat::candidate)
                .containsExactly(0, 1);
    }

    @Property(tries = 300)
    void equalsTheSlowReference(
            @ForAll("ballots") List<Ballot> ballots, @ForAll @IntRange(min = 1, max = 6) int seats) {
        Result result = Phragmen.elect(seats, SlowPhragmen.CANDIDATES, ballots);
        SlowPhragmen slow = new SlowPhragmen(ballots);
        slow.elect(seats);
        assertThat(result.seats()).extracting(Seat::candidate).containsExactlyElementsOf(slow.elected());
        for (int i = 0; i < result.seats().size(); i++) {
            assertThat(result.seats().get(i).score()).isEqualTo(slow.score(i, Phragmen.SCORE_SCALE));
        }
    }

    @Property(tries = 300)
    void everyUsedBudgetIsAssignedFully(
            @ForAll("ballots") List<Ballot> ballots, @ForAll @IntRange(min = 1, max = 6) int seats) {
        Result result = Phragmen.elect(seats, SlowPhragmen.CANDIDATES, ballots);
        List<Integer> elected = result.seats().stream().map(Seat::candidate).toList();
        BigInteger behindSeats = result.seats().stream().map(Seat::backing).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger used = BigInteger.ZERO;
        for (int i = 0; i < ballots.size(); i++) {
            BigInteger assigned = result.edges().get(i).stream().reduce(BigInteger.ZERO, BigInteger::add);
            boolean helped = ballots.get(i).approvals().stream().anyMatch(elected::contains);
            assertThat(assigned).isEqualTo(helped ? ballots.get(i).budget() : BigInteger.ZERO);
            used = used.add(assigned);
        }
        assertThat(behindSeats).isEqualTo(used);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> ballot(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Phragmen.elect(1, 1, List.of(ballot(1, 1))));
    }

    @Provide
    Arbitrary<List<Ballot>> ballots() {
        Arbitrary<BigInteger> budget = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 6).map(BigInteger::valueOf),
                Arbitraries.longs().between(0, 1_000_000_000_000_000L).map(BigInteger::valueOf));
        Arbitrary<List<Integer>> approvals = Arbitraries.integers()
                .between(0, SlowPhragmen.CANDIDATES - 1)
                .list()
                .ofMaxSize(4);
        return Combinators.combine(budget, approvals).as(Ballot::new).list().ofMaxSize(12);
    }

    private static Result elect(JsonNode example, List<String> names, BigInteger scale) {
        List<Ballot> ballots = new ArrayList<>();
        for (JsonNode vote : example.get("votes")) {
            ballots.add(new Ballot(
                    new BigInteger(vote.get("budget").asText()).multiply(scale),
                    strings(vote.get("approves")).stream()
                            .map(names::indexOf)
                            .filter(index -> index >= 0)
                            .toList()));
        }
        return Phragmen.elect(example.get("seats").asInt(), names.size(), ballots);
    }

    /** A fraction as the files write it; a whole number may come without a denominator. */
    private record Fraction(BigInteger numerator, BigInteger denominator) {
        Fraction(String text) {
            this(
                    new BigInteger(text.split("/", -1)[0]),
                    text.contains("/") ? new BigInteger(text.split("/", -1)[1]) : BigInteger.ONE);
        }

        BigInteger times(BigInteger scale) {
            return scale.multiply(numerator).divide(denominator);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> strings(JsonNode array) {
        return list(array).stream().map(JsonNode::asText).toList();
    }

    private static Ballot ballot(long budget, Integer... approvals) {
        return new Ballot(big(budget), List.of(approvals));
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
