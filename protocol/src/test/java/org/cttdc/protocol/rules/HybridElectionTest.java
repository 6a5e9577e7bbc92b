package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.rules.Election.Powers;
import org.cttdc.protocol.rules.Election.Validator;
import org.cttdc.protocol.rules.HybridBudgets.Budgets;
import org.cttdc.protocol.rules.HybridBudgets.Side;
import org.junit.jupiter.api.Test;

class HybridElectionTest {
    @Test
    void halfEachWhereBothTargetsAreMet() {
        Budgets budgets = HybridBudgets.of(side(100, 300, 100), side(7, 7), 2);
        assertThat(budgets.stake()).containsExactly(big(375_000_000_000_000L), big(125_000_000_000_000L));
        assertThat(budgets.experience()).containsExactly(big(500_000_000_000_000L));
        assertThat(budgets.guardians()).containsExactly(BigInteger.ZERO, BigInteger.ZERO);
    }

    /** The first reviewer of a young chain has all experience power there is and yet only a thousandth of the budget. */
    @Test
    void theFirstReviewerDoesNotOwnHalf() {
        Budgets budgets = HybridBudgets.of(side(1000), side(1000, 2), 3);
        assertThat(budgets.experience()).containsExactly(big(1_000_000_000_000L));
        assertThat(budgets.guardians())
                .containsExactly(big(333_000_000_000_000L), big(333_000_000_000_000L), big(333_000_000_000_000L));
    }

    @Property
    void budgetsAreSharedOutFully(
            @ForAll @Size(max = 8) List<@LongRange(min = 0, max = 1_000_000) Long> stake,
            @ForAll @Size(max = 8) List<@LongRange(min = 0, max = 1_000_000) Long> experience,
            @ForAll @LongRange(min = 1, max = 3_000_000) long target,
            @ForAll @IntRange(min = 1, max = 5) int guardians) {
        Budgets budgets = HybridBudgets.of(
                new Side(bigs(stake), big(target)), new Side(bigs(experience), big(target)), guardians);
        assertThat(sum(budgets.stake())).isEqualTo(slowHalf(stake, target));
        assertThat(sum(budgets.experience())).isEqualTo(slowHalf(experience, target));
        assertThat(sum(budgets.stake()).add(sum(budgets.experience())).add(sum(budgets.guardians())))
                .isEqualTo(HybridBudgets.TOTAL);
    }

    /** ½·min(1, Σ/target) of 10^15 as a decimal fraction. */
    private static BigInteger slowHalf(List<Long> weights, long target) {
        BigDecimal sum = weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal half = new BigDecimal(HybridBudgets.TOTAL).divide(BigDecimal.TWO);
        return sum.compareTo(BigDecimal.valueOf(target)) >= 0
                ? half.toBigInteger()
                : half.multiply(sum)
                        .divide(BigDecimal.valueOf(target), 0, RoundingMode.DOWN)
                        .toBigInteger();
    }

    @Test
    void equalPowersInOrderOfCandidates() {
        assertThat(Election.validators(seats(40, 10, 30, 20), Powers.EQUAL))
                .contains(List.of(new Validator(0, 1), new Validator(1, 1), new Validator(2, 1), new Validator(3, 1)));
    }

    @Test
    void backedPowersAreCappedBelowAThird() {
        List<Validator> validators = Election.validators(seats(1000, 100, 100, 100, 100, 100), Powers.BACKED)
                .orElseThrow();
        assertThat(validators).extracting(Validator::power).containsExactly(249L, 100L, 100L, 100L, 100L, 100L);
    }

    @Test
    void theOldSetStaysWhereTheNewOneWouldNotBeSafe() {
        assertThat(Election.validators(seats(1, 1, 1), Powers.EQUAL)).isEmpty();
        assertThat(Election.validators(seats(1, 1, 1, 0), Powers.BACKED)).isEmpty();
        assertThat(Election.validators(seats(1, 1, 1, Election.MAX_TOTAL_POWER), Powers.BACKED))
                .isEmpty();
    }

    @Property
    void noValidatorHoldsAThird(
            @ForAll @Size(min = 4, max = 12) List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> backings) {
        Optional<List<Validator>> set = Election.validators(
                seats(backings.stream().mapToLong(Long::longValue).toArray()), Powers.BACKED);
        long total =
                set.stream().flatMap(List::stream).mapToLong(Validator::power).sum();
        set.ifPresent(validators -> assertThat(validators).allMatch(v -> v.power() > 0 && 3 * v.power() < total));
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> side(0, 1));
    }

    /** Elected in reverse order of candidates. */
    private static List<Phragmen.Seat> seats(long... backings) {
        return IntStream.range(0, backings.length)
                .mapToObj(i -> new Phragmen.Seat(i, BigInteger.ONE, big(backings[i])))
                .toList()
                .reversed();
    }

    private static Side side(long target, long... weights) {
        return new Side(
                IntStream.range(0, weights.length)
                        .mapToObj(i -> big(weights[i]))
                        .toList(),
                big(target));
    }

    private static List<BigInteger> bigs(List<Long> values) {
        return values.stream().map(BigInteger::valueOf).toList();
    }

    private static BigInteger sum(List<BigInteger> values) {
        return values.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
