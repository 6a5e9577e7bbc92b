package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RoyaltiesTest {
    @Test
    void eachAncestorPassesItsPartOn() {
        assertThat(Royalties.split(15_000, List.of(200_000L, 300_000L))).containsExactly(12_000, 2_100, 900);
        assertThat(Royalties.split(7, List.of())).containsExactly(7);
        assertThatIllegalArgumentException().isThrownBy(() -> Royalties.split(7, List.of(1_000_001L)));
    }

    /** The obvious way: what reaches a place is floored step by step, from the author up. */
    @Property
    void partsSumToTheShareAndFollowTheChain(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long amount,
            @ForAll @Size(max = 3) List<@LongRange(min = 0, max = 300_000) Long> royalties) {
        long[] parts = Royalties.split(amount, royalties);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(amount);
        BigInteger arrived = BigInteger.valueOf(amount);
        for (int i = 0; i < royalties.size(); i++) {
            BigInteger passed =
                    arrived.multiply(BigInteger.valueOf(royalties.get(i))).divide(BigInteger.valueOf(1_000_000));
            assertThat(BigInteger.valueOf(parts[i])).isEqualTo(arrived.subtract(passed));
            arrived = passed;
        }
        assertThat(BigInteger.valueOf(parts[royalties.size()])).isEqualTo(arrived);
    }
}
