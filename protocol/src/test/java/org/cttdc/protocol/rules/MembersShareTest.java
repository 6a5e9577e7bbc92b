package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MembersShareTest {
    @Test
    void withoutSalesThePotWaits() {
        assertThat(MembersShare.of(1_000, 0, 0, 0)).isZero();
    }

    /** To the fen, and nobody is a whole fen away from their exact part. */
    @Property
    void thePartsAddUpToThePot(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long pot,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000_000L) Long> sales) {
        long total = sales.stream().mapToLong(Long::longValue).sum();
        long before = 0;
        long given = 0;
        for (long gross : sales) {
            long share = MembersShare.of(pot, before, gross, total);
            if (total > 0) {
                long exact = Ppm.mulDiv(pot, gross, total);
                assertThat(share).isBetween(exact, exact + 1);
            }
            before += gross;
            given += share;
        }
        assertThat(given).isEqualTo(total == 0 ? 0 : pot);
    }
}
