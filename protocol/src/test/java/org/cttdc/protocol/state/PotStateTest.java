package org.cttdc.protocol.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Power;

class PotStateTest {
    /** Whenever its sharers claim, a pot never pays more than came in, and keeps less than one unit for each claim. */
    @Property(tries = 300)
    void claimsNeverExceedWhatWasPaidIn(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 1_000_000_000_000_000L) Long> weights,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> payments,
            @ForAll @IntRange(min = 1, max = 5) int every) {
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        PotState.Stream stream = PotState.Stream.EMPTY;
        Bytes[] since = new Bytes[weights.size()];
        Arrays.fill(since, Bytes.EMPTY);
        long claims = 0;
        for (int i = 0; i < payments.size(); i++) {
            stream = stream.pay(payments.get(i), sum);
            boolean last = i == payments.size() - 1;
            for (int j = 0; j < since.length; j++) {
                if (last || (i + j) % every == 0) {
                    stream = stream.claim(stream.earned(since[j], BigInteger.valueOf(weights.get(j))));
                    since[j] = stream.perWeight();
                    claims++;
                    assertThat(stream.claimed()).isLessThanOrEqualTo(stream.paid());
                }
            }
        }
        assertThat(stream.paid())
                .isEqualTo(payments.stream().mapToLong(Long::longValue).sum());
        assertThat(stream.held()).isBetween(0L, claims);
    }

    /** The parts of a class's ballots fit its budget, and a guardian's ballot earns nothing. */
    @Property(tries = 300)
    void ballotsShareTheirClassesBudget(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> stakes,
            @ForAll @LongRange(min = 0, max = 500_000_000_000_000L) long budget) {
        long sum = stakes.stream().mapToLong(Long::longValue).sum();
        TermState term = TermState.begin(1, sum, budget, BigInteger.TEN, budget, budget);
        long parts = stakes.stream()
                .mapToLong(stake -> term.budget(voice(Power.STAKE, BigInteger.valueOf(stake))))
                .sum();
        assertThat(parts).isBetween(budget - stakes.size(), budget);
        assertThat(term.budget(voice(Power.EXPERIENCE, BigInteger.TEN))).isEqualTo(budget);
        assertThat(term.budget(voice(Power.GUARDIAN, BigInteger.ONE))).isZero();
    }

    private static VoiceState voice(Power power, BigInteger weight) {
        return VoiceState.of(Bytes.EMPTY, power, weight, List.of());
    }
}
