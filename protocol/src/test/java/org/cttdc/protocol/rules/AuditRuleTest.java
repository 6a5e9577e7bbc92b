package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.rules.Audit.Compared;
import org.junit.jupiter.api.Test;

/** Audits and assignments against slow, obvious references. */
class AuditRuleTest {
    /** The page's inequality in decimals: (x-y)² > U² + U_lab² on more than max(1, 20 %) of the characteristics. */
    @Property(tries = 500)
    void failsAsThePageSays(@ForAll Random random, @ForAll @IntRange(max = 30) int count) {
        List<Compared> all = new ArrayList<>();
        int differing = 0;
        for (int i = 0; i < count; i++) {
            Compared one = new Compared(
                    random.nextBoolean(), random.nextInt(6), random.nextInt(4), random.nextInt(6), random.nextInt(4));
            all.add(one);
            BigDecimal distance = BigDecimal.valueOf(one.x() - one.y());
            BigDecimal allowed = BigDecimal.valueOf(one.u())
                    .pow(2)
                    .add(BigDecimal.valueOf(one.uLab()).pow(2));
            boolean differs = one.measured() ? distance.pow(2).compareTo(allowed) > 0 : distance.signum() != 0;
            differing += differs ? 1 : 0;
        }
        BigDecimal limit = BigDecimal.ONE.max(
                BigDecimal.valueOf(count).divide(BigDecimal.valueOf(5), 3, RoundingMode.UNNECESSARY));
        assertThat(Audit.fails(all)).isEqualTo(BigDecimal.valueOf(differing).compareTo(limit) > 0);
    }

    @Test
    void farValuesDoNotOverflow() {
        Compared far = new Compared(true, Long.MAX_VALUE, 1, Long.MIN_VALUE, 1);
        assertThat(Audit.fails(List.of(far, far))).isTrue();
    }

    @Property(tries = 300)
    void auditsCostNoMoreThanFundAndAFifthOfThePurse(
            @ForAll @LongRange(max = 120) long audits,
            @ForAll @LongRange(min = 1, max = 10_000) long fee,
            @ForAll @LongRange(max = 500_000) long fund,
            @ForAll @LongRange(max = 500_000) long purse) {
        Audit.Budget budget = Audit.budget(audits, fee, fund, purse);
        assertThat(budget.fund()).isBetween(0L, fund);
        assertThat(budget.purse()).isBetween(0L, purse / 5);
        assertThat(budget.audits(fee)).isLessThanOrEqualTo(audits);
        if (budget.audits(fee) < audits) {
            assertThat(budget.fund()).isEqualTo(fund);
            assertThat(budget.purse()).isEqualTo(purse / 5);
        }
        if (budget.purse() > 0) {
            assertThat(budget.fund()).isEqualTo(fund);
        }
    }

    /** Against a list from which the drawn are taken out. */
    @Property(tries = 300)
    void assignsAsByTakingOutOfAList(
            @ForAll byte seed, @ForAll @IntRange(max = 60) int count, @ForAll @IntRange(max = 20) int seats) {
        Bytes lot = Sha256.of(Bytes.of(seed));
        List<Long> left = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            left.add(i);
        }
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < seats && !left.isEmpty(); i++) {
            Bytes hash = Sha256.of(lot, Bytes.of(new byte[] {0, 0, 0, (byte) i}));
            int place = new java.math.BigInteger(1, hash.toArray())
                    .mod(java.math.BigInteger.valueOf(left.size()))
                    .intValueExact();
            expected.add(left.get(place));
            left.set(place, left.getLast());
            left.removeLast();
        }
        List<Long> drawn = Assignment.draw(lot, count, seats);
        assertThat(drawn).isEqualTo(expected);
        assertThat(new TreeSet<>(drawn)).hasSameSizeAs(drawn);
    }
}
