package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.rules.Scoring.Categorical;
import org.cttdc.protocol.rules.Scoring.Measured;
import org.cttdc.protocol.rules.Scoring.Observation;
import org.cttdc.protocol.rules.Scoring.Ordinal;
import org.cttdc.protocol.rules.Scoring.Report;
import org.cttdc.protocol.rules.Scoring.Rule;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final long[] FIVE = {1, 1, 1, 1, 1};

    @Test
    void lowerMedian() {
        assertThat(new WeightedValues(new long[] {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, ones(10)).median())
                .isEqualTo(5);
        assertThat(new WeightedValues(new long[] {1, 2, 3}, new long[] {1, 1, 3}).median())
                .isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedValues(new long[0], new long[0]).median());
    }

    @Test
    void aNarrowIntervalInTheBandEarnsAndACopyOfTheDeclarationDoesNotWin() {
        // σ 10, T 100, declared 1000. Four honest reviewers find 950, a copier writes 1000 with the smallest interval.
        Competition scoring = scoring(
                FIVE, measured(0), observations(new long[] {950, 948, 952, 951, 1000}, new long[] {20, 20, 20, 20, 0}));
        // honest: band SC, info .8, λ .5, shift 1: .5·.8 + .5·1 = .9
        assertThat(scoring.score(0)).isEqualTo(900_000);
        // copier: d 50 >= 3σ
        assertThat(scoring.score(4)).isZero();
    }

    @Test
    void theBandFallsBetweenTwoAndThreeSigma() {
        long[] widths = new long[5];
        assertThat(scoring(FIVE, measured(0), observations(new long[] {1000, 1000, 1000, 1000, 1020}, widths))
                        .score(4))
                .isEqualTo(1_000_000);
        assertThat(scoring(FIVE, measured(0), observations(new long[] {1000, 1000, 1000, 1000, 1025}, widths))
                        .score(4))
                .isEqualTo(500_000);
        assertThat(scoring(FIVE, measured(0), observations(new long[] {1000, 1000, 1000, 1000, 1030}, widths))
                        .score(4))
                .isZero();
    }

    @Test
    void theSmallestIntervalIsBounded() {
        Competition scoring =
                scoring(FIVE, measured(5), observations(new long[] {1, 1, 1, 1, 1}, new long[] {0, 5, 6, 100, 200}));
        // All found 1 where 1000 was declared: half for the information, half for the surprise.
        assertThat(scoring.score(0)).isEqualTo(scoring.score(1)).isEqualTo(975_000);
        assertThat(scoring.score(2)).isEqualTo(970_000);
        assertThat(scoring.score(3)).isEqualTo(scoring.score(4)).isEqualTo(500_000);
    }

    @Test
    void codesPayForBeingRare() {
        Rule rule = new Categorical(1_000_000, 0, List.of(8L, 0L));
        Competition scoring = scoring(FIVE, rule, observations(new long[] {1, 1, 1, 1, 0}, new long[5]));
        // R(1) = 1/10: info .9; the others surprise: .5·.9 + .5·1
        assertThat(scoring.score(0)).isEqualTo(950_000);
        assertThat(scoring.score(4)).isZero();
        // Two against two without the fifth: the lower code.
        Competition tied = scoring(FIVE, rule, observations(new long[] {1, 1, 0, 0, 0}, new long[5]));
        assertThat(tied.score(4)).isEqualTo(100_000);
    }

    @Test
    void levelsPayHalfForTheNext() {
        Rule rule = new Ordinal(1_000_000, 2, List.of(0L, 0L, 0L, 0L));
        Competition scoring = scoring(FIVE, rule, observations(new long[] {2, 2, 2, 2, 1}, new long[5]));
        assertThat(scoring.score(0)).isEqualTo(750_000);
        assertThat(scoring.score(4)).isEqualTo(375_000);
        assertThat(scoring(FIVE, rule, observations(new long[] {2, 2, 2, 2, 0}, new long[5]))
                        .score(4))
                .isZero();
    }

    @Test
    void untestedAndUnsharedCharacteristicsEarnNothing() {
        Measured half = new Measured(500_000, 10, 100, 0, 1000);
        Observation found = new Observation(1000, 0);
        Competition competition = new Competition(
                List.of(half, half),
                List.of(
                        new Report(1, new TreeMap<>(Map.of(0, found))),
                        new Report(1, new TreeMap<>(Map.of(0, found, 1, found))),
                        new Report(1, new TreeMap<>())));
        assertThat(competition.score(1)).isEqualTo(500_000);
        assertThat(competition.score(2)).isZero();
    }

    @Test
    void assignedReportsWeighAtLeastThree() {
        assertThat(Scoring.assignedWeight(0, 3)).isEqualTo(3);
        assertThat(Scoring.assignedWeight(10, 3)).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> Scoring.assignedWeight(1, 0));
    }

    @Property(tries = 300)
    void medianWithoutOneEqualsTheSlowReference(
            @ForAll @Size(min = 2, max = 15) List<@LongRange(min = -5, max = 5) Long> drawn,
            @ForAll @Size(15) List<@IntRange(min = 1, max = 4) Integer> weights) {
        long[] values = drawn.stream().mapToLong(Long::longValue).toArray();
        long[] weight = weights.stream()
                .limit(values.length)
                .mapToLong(Integer::longValue)
                .toArray();
        WeightedValues fast = new WeightedValues(values, weight);
        for (int i = 0; i < values.length; i++) {
            assertThat(fast.medianWithout(values[i], weight[i])).isEqualTo(slowMedian(values, weight, i));
        }
        assertThat(fast.median()).isEqualTo(slowMedian(values, weight, -1));
    }

    @Property(tries = 300)
    void measuredScoresEqualTheSlowReference(
            @ForAll @Size(min = 2, max = 12) List<@LongRange(min = 900, max = 1100) Long> drawn,
            @ForAll @Size(12) List<@LongRange(min = 0, max = 120) Long> widths,
            @ForAll @LongRange(min = 0, max = 40) long sigma,
            @ForAll @LongRange(min = 1, max = 100) long tolerance,
            @ForAll @LongRange(min = 0, max = 30) long minimum) {
        Assume.that(drawn.size() <= widths.size());
        long[] values = drawn.stream().mapToLong(Long::longValue).toArray();
        long[] width = widths.stream().mapToLong(Long::longValue).toArray();
        Measured rule = new Measured(1_000_000, sigma, tolerance, minimum, 1000);
        Competition scoring = scoring(ones(values.length), rule, observations(values, width));
        for (int i = 0; i < values.length; i++) {
            long others = slowMedian(values, ones(values.length), i);
            assertThat(scoring.score(i))
                    .isEqualTo(slowScore(rule, values[i], width[i], others))
                    .isBetween(0L, 1_000_000L);
        }
    }

    @Test
    void experienceDecaysByATenth() {
        assertThat(ExperiencePower.gain(900_000, 1000, 500, true)).isEqualTo(450);
        assertThat(ExperiencePower.gain(900_000, 1000, 5000, false)).isEqualTo(225);
        BigInteger next = ExperiencePower.nextIndex(ExperiencePower.FIRST_INDEX);
        assertThat(next).isEqualTo(new BigInteger("1111111111111111112"));
        assertThat(ExperiencePower.nextIndex(BigInteger.valueOf(9))).isEqualTo(BigInteger.TEN);
        assertThat(ExperiencePower.raw(2, next)).isEqualTo(new BigInteger("2222222222222222224"));
    }

    /** The formulas of the page, one after the other in BigInteger. */
    private static long slowScore(Measured rule, long x, long halfWidth, long m) {
        BigInteger sc = BigInteger.valueOf(1_000_000);
        long d = Math.abs(x - m);
        BigInteger band = d <= 2 * rule.sigma()
                ? sc
                : d >= 3 * rule.sigma()
                        ? BigInteger.ZERO
                        : sc.multiply(BigInteger.valueOf(3 * rule.sigma() - d))
                                .divide(BigInteger.valueOf(rule.sigma()));
        BigInteger info = BigInteger.ZERO.max(
                sc.subtract(sc.multiply(BigInteger.valueOf(Math.max(halfWidth, rule.minHalfWidth())))
                        .divide(BigInteger.valueOf(rule.tolerance()))));
        boolean moved = Math.abs(m - rule.declared()) > rule.sigma();
        BigInteger lambda = moved ? sc.divide(BigInteger.TWO) : BigInteger.ZERO;
        boolean found = moved && Math.abs(x - rule.declared()) > rule.sigma() && d <= 2 * rule.sigma();
        BigInteger shift = found ? sc : BigInteger.ZERO;
        return sc.subtract(lambda)
                .multiply(info)
                .add(lambda.multiply(shift))
                .multiply(band)
                .divide(sc.multiply(sc))
                .longValueExact();
    }

    /** Every value as often as it weighs, sorted; the one in the middle, the lower of two. */
    private static long slowMedian(long[] values, long[] weights, int leftOut) {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            for (long copy = 0; i != leftOut && copy < weights[i]; copy++) {
                all.add(values[i]);
            }
        }
        all.sort(null);
        return all.get((all.size() - 1) / 2);
    }

    /** All reports taken in. */
    private static final class Competition {
        private final Scoring scoring;
        private final List<Report> reports;

        Competition(List<Rule> rules, List<Report> reports) {
            this.scoring = new Scoring(rules);
            this.reports = reports;
            reports.forEach(scoring::add);
        }

        long score(int report) {
            return scoring.score(reports.get(report));
        }
    }

    private static Competition scoring(long[] weights, Rule rule, List<Observation> observations) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < observations.size(); i++) {
            reports.add(new Report(weights[i], new TreeMap<>(Map.of(0, observations.get(i)))));
        }
        return new Competition(List.of(rule), reports);
    }

    private static Measured measured(long minimum) {
        return new Measured(1_000_000, 10, 100, minimum, 1000);
    }

    private static List<Observation> observations(long[] values, long[] widths) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            observations.add(new Observation(values[i], widths[i]));
        }
        return observations;
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
