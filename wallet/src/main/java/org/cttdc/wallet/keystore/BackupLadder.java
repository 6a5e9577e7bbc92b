package org.cttdc.wallet.keystore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which backups stay: the newest three, then the newest of each of the last 24 hours, 14 days, 8 weeks and 24 months (of 30 days) in
 * which one was made.
 */
final class BackupLadder {
    private static final int ALWAYS = 3;
    private static final List<Rung> RUNGS = List.of(
            new Rung(Duration.ofHours(1), 24),
            new Rung(Duration.ofDays(1), 14),
            new Rung(Duration.ofDays(7), 8),
            new Rung(Duration.ofDays(30), 24));

    private record Rung(Duration step, int keep) {}

    private BackupLadder() {}

    /** The ones to delete, of backups made at these times. */
    static List<Instant> expired(List<Instant> made) {
        List<Instant> newestFirst = new ArrayList<>(made);
        newestFirst.sort(Comparator.reverseOrder());
        Set<Instant> kept = new HashSet<>(newestFirst.subList(0, Math.min(ALWAYS, newestFirst.size())));
        for (Rung rung : RUNGS) {
            Set<Long> filled = new HashSet<>();
            for (Instant time : newestFirst) {
                if (filled.size() == rung.keep()) {
                    break;
                }
                if (filled.add(Math.floorDiv(time.getEpochSecond(), rung.step().toSeconds()))) {
                    kept.add(time);
                }
            }
        }
        return newestFirst.stream().filter(time -> !kept.contains(time)).toList();
    }
}
