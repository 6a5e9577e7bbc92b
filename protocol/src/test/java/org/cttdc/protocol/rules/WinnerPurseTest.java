package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.rules.WinnerPurse.Payout;
import org.junit.jupiter.api.Test;

class WinnerPurseTest {
    @Test
    void aFifthWinsWithinLimits() {
        assertThat(WinnerPurse.winners(0)).isZero();
        assertThat(WinnerPurse.winners(2)).isEqualTo(2);
        assertThat(WinnerPurse.winners(5)).isEqualTo(3);
        assertThat(WinnerPurse.winners(16)).isEqualTo(4);
        assertThat(WinnerPurse.winners(1000)).isEqualTo(50);
    }

    @Test
    void excessIsSpreadOverTheOthers() {
        // Weights 1000000, 500000, 333333, 250000 of equal scores: 48, 24, 16, 12; the first is capped at 30, 70 spread
        // by the rest.
        assertThat(WinnerPurse.split(100, List.of(1_000_000L, 1_000_000L, 1_000_000L, 1_000_000L), 300_000))
                .isEqualTo(new Payout(List.of(30L, 30L, 23L, 17L), 0));
    }

    @Test
    void onlyWhatNoCapLeavesRoomForRollsOver() {
        assertThat(WinnerPurse.split(100, List.of(9L, 9L, 9L), 300_000))
                .isEqualTo(new Payout(List.of(30L, 30L, 30L), 10));
        assertThat(WinnerPurse.split(100, List.of(5L, 0L, 0L), 300_000))
                .isEqualTo(new Payout(List.of(30L, 0L, 0L), 70));
        assertThat(WinnerPurse.split(100, List.of(0L, 0L, 0L), 300_000))
                .isEqualTo(new Payout(List.of(0L, 0L, 0L), 100));
        assertThat(WinnerPurse.split(0, List.of(1L), 300_000)).isEqualTo(new Payout(List.of(0L), 0));
    }

    @Test
    void topUpIsAtMostAQuarter() {
        assertThat(WinnerPurse.topUp(1000, 100)).isEqualTo(100);
        assertThat(WinnerPurse.topUp(1000, 900)).isEqualTo(250);
    }

    @Property
    void equalsTheSlowReference(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long purse,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000) Long> drawn) {
        List<Long> scores = new ArrayList<>(drawn);
        scores.sort(Collections.reverseOrder());
        Payout payout = WinnerPurse.split(purse, scores, 300_000);
        long paid = payout.amounts().stream().mapToLong(Long::longValue).sum();
        assertThat(paid + payout.rolledOver()).isEqualTo(purse);
        assertThat(payout.amounts()).allMatch(amount -> amount >= 0 && amount <= purse * 3 / 10);
        assertThat(payout).isEqualTo(slow(purse, scores));
        if (purse >= 20 && scores.stream().filter(score -> score > 0).count() > 3) {
            assertThat(payout.rolledOver()).isZero();
        }
    }

    /** Fixes everybody above the cap, then starts again with the others, until a round fixes nobody. */
    private static Payout slow(long purse, List<Long> scores) {
        long cap = purse * 3 / 10;
        List<Integer> fixed = new ArrayList<>();
        while (true) {
            long left = purse - cap * fixed.size();
            long[] weights = new long[scores.size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = fixed.contains(i) ? 0 : 1_000_000_000_000L / (i + 1) * scores.get(i);
            }
            boolean some = Arrays.stream(weights).anyMatch(weight -> weight > 0);
            long[] shares = some ? LargestRemainder.split(left, weights) : new long[weights.length];
            int before = fixed.size();
            for (int i = 0; i < shares.length; i++) {
                if (shares[i] > cap) {
                    fixed.add(i);
                }
            }
            if (fixed.size() == before) {
                List<Long> amounts = new ArrayList<>();
                for (int i = 0; i < shares.length; i++) {
                    amounts.add(fixed.contains(i) ? cap : shares[i]);
                }
                long paid = amounts.stream().mapToLong(Long::longValue).sum();
                return new Payout(amounts, purse - paid);
            }
        }
    }
}
