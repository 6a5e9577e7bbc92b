package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeeAccumulatorTest {
    @Test
    void remaindersAreCarried() {
        FeeAccumulator pot = FeeAccumulator.EMPTY;
        for (int i = 0; i < 3; i++) {
            pot = pot.pay(10, BigInteger.valueOf(3));
        }
        assertThat(pot.earned(FeeAccumulator.EMPTY, BigInteger.ONE)).isEqualTo(10);
        assertThat(pot.carry()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> FeeAccumulator.EMPTY.pay(1, BigInteger.ZERO));
    }

    /** The slow way: every payment split among everybody, to the fraction. */
    @Property
    void everybodyGetsTheirPartAndNobodyMore(
            @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> payments,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> weights) {
        BigInteger total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        FeeAccumulator pot = FeeAccumulator.EMPTY;
        BigInteger paid = BigInteger.ZERO;
        for (long payment : payments) {
            pot = pot.pay(payment, total);
            paid = paid.add(BigInteger.valueOf(payment));
        }
        BigInteger claimed = BigInteger.ZERO;
        for (long weight : weights) {
            long earned = pot.earned(FeeAccumulator.EMPTY, BigInteger.valueOf(weight));
            BigInteger exact = paid.multiply(BigInteger.valueOf(weight)).divide(total);
            assertThat(exact.subtract(BigInteger.valueOf(earned))).isBetween(BigInteger.ZERO, BigInteger.ONE);
            claimed = claimed.add(BigInteger.valueOf(earned));
        }
        assertThat(claimed).isLessThanOrEqualTo(paid);
        assertThat(paid.subtract(claimed)).isLessThanOrEqualTo(BigInteger.valueOf(weights.size()));
    }

    /** Whoever joins later has no part in what was paid before. */
    @Test
    void onlyWhatCameSince() {
        FeeAccumulator before = FeeAccumulator.EMPTY.pay(100, BigInteger.TEN);
        FeeAccumulator after = before.pay(30, BigInteger.valueOf(15));
        assertThat(after.earned(before, BigInteger.valueOf(5))).isEqualTo(10);
        assertThat(after.earned(FeeAccumulator.EMPTY, BigInteger.TEN)).isEqualTo(120);
    }
}
