package org.cttdc.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackupLadderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    @Test
    void keepsAFewBackupsOfEveryAge() {
        List<Instant> hourly = IntStream.range(0, 24 * 400)
                .mapToObj(hour -> NOW.minus(Duration.ofHours(hour)))
                .toList();
        List<Instant> kept = new ArrayList<>(hourly);
        kept.removeAll(BackupLadder.expired(hourly));
        assertThat(kept).hasSizeBetween(24 + 12 + 6 + 10, 3 + 24 + 14 + 8 + 24).contains(NOW);
        assertThat(kept.getLast()).isBefore(NOW.minus(Duration.ofDays(365)));
    }

    @Test
    void keepsTheNewestThreeHoweverCloseTheyAre() {
        List<Instant> burst = IntStream.range(0, 10)
                .mapToObj(second -> NOW.plusSeconds(second))
                .toList();
        assertThat(BackupLadder.expired(burst)).doesNotContain(burst.get(9), burst.get(8), burst.get(7));
        assertThat(BackupLadder.expired(burst)).hasSize(7);
    }
}
