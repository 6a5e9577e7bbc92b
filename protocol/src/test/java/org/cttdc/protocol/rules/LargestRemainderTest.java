package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.ConformanceData;
import org.cttdc.protocol.ReferenceCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LargestRemainderTest {
    static Stream<JsonNode> splits() {
        return ReferenceCases.of("largest-remainder.json");
    }

    @ConformanceData("reference/largest-remainder.json")
    @ParameterizedTest
    @MethodSource("splits")
    void reference(JsonNode example) {
        assertThat(LargestRemainder.split(
                        ReferenceCases.integer(example.get("total")), ReferenceCases.integers(example.get("weights"))))
                .isEqualTo(ReferenceCases.integers(example.get("shares")));
    }

    /** Reference page: published apportionment tables. */
    @Test
    void publishedTables() {
        assertThat(LargestRemainder.split(10, 47000, 16000, 15800, 12000, 6100, 3100))
                .containsExactly(5, 2, 1, 1, 1, 0);
        assertThat(LargestRemainder.split(25, 1500, 1500, 900, 500, 500, 200)).containsExactly(7, 7, 4, 3, 3, 1);
        assertThat(LargestRemainder.split(2, 2, 1, 1, 2, 2)).containsExactly(1, 0, 0, 1, 0);
    }

    @Property
    void equalsTheSlowReference(
            @ForAll @LongRange(min = 0, max = 100_000) long total,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1000) Long> weights) {
        Assume.that(weights.stream().anyMatch(weight -> weight > 0));
        long[] plain = weights.stream().mapToLong(Long::longValue).toArray();
        assertThat(LargestRemainder.split(total, plain)).containsExactly(slow(total, plain));
    }

    @Property
    void largeTotalsAreNotLost(
            @ForAll @LongRange(min = 0) long total,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1) Long> weights) {
        long[] shares = LargestRemainder.split(
                total, weights.stream().mapToLong(Long::longValue).toArray());
        assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
    }

    @Test
    void refusesNothingToSplitBy() {
        assertThatIllegalArgumentException().isThrownBy(() -> LargestRemainder.split(1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> LargestRemainder.split(1));
        assertThatIllegalArgumentException().isThrownBy(() -> LargestRemainder.split(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> LargestRemainder.split(1, 2, -1));
    }

    /** Gives out one unit after the other to whoever is furthest below their quota, after the floors. */
    private static long[] slow(long total, long[] weights) {
        BigDecimal sum = BigDecimal.valueOf(Arrays.stream(weights).sum());
        long[] shares = new long[weights.length];
        BigDecimal[] missing = new BigDecimal[weights.length];
        for (int i = 0; i < weights.length; i++) {
            BigDecimal product = BigDecimal.valueOf(total).multiply(BigDecimal.valueOf(weights[i]));
            shares[i] =
                    product.divideToIntegralValue(sum, MathContext.UNLIMITED).longValueExact();
            missing[i] = product.subtract(sum.multiply(BigDecimal.valueOf(shares[i])));
        }
        while (Arrays.stream(shares).sum() < total) {
            int best = 0;
            for (int i = 1; i < missing.length; i++) {
                best = missing[i].compareTo(missing[best]) > 0 ? i : best;
            }
            shares[best]++;
            missing[best] = BigDecimal.valueOf(-1);
        }
        return shares;
    }
}
