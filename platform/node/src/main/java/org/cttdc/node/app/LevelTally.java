package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.ScaledResult;
import org.cttdc.protocol.state.LevelCounts;

/**
 * How often each level or code was found: what scoring takes for the prior, and what a competition adds to it once it is settled. A
 * competition's own findings never weigh on its own scores (docs/adr/0232).
 */
final class LevelTally {
    private final LevelCounts before;
    private final Map<String, long[]> counts = new TreeMap<>();

    LevelTally(QualityModel model, LevelCounts before) {
        this.before = before;
        for (Characteristic c : model.characteristics()) {
            int codes = codes(c);
            if (codes > 0) {
                counts.put(
                        c.id(),
                        before.of(c.id(), codes).stream()
                                .mapToLong(Long::longValue)
                                .toArray());
            }
        }
    }

    /** Counts of the competitions before. */
    List<Long> before(Characteristic c) {
        return before.of(c.id(), codes(c));
    }

    /** Adds one report's findings, by the ids of characteristics. */
    void add(SortedMap<String, ScaledResult> results) {
        results.forEach((id, result) -> {
            long[] found = counts.get(id);
            if (found != null) {
                found[Math.toIntExact(result.value())]++;
            }
        });
    }

    /** Counts with what was added. */
    LevelCounts after() {
        List<LevelCounts.Counted> all = new ArrayList<>();
        counts.forEach((id, found) -> {
            List<Long> boxed = new ArrayList<>(found.length);
            for (long count : found) {
                boxed.add(count);
            }
            all.add(new LevelCounts.Counted(id, boxed));
        });
        return new LevelCounts(all);
    }

    /** Codes are levels' places; nothing to count where readings are measured. */
    private static int codes(Characteristic c) {
        if (c.kind() == CharacteristicKind.BOOLEAN) {
            return 2;
        }
        boolean levelled = c.kind() == CharacteristicKind.ORDINAL || c.kind() == CharacteristicKind.CATEGORICAL;
        return levelled
                ? c.levels().stream().mapToInt(level -> level.code() + 1).max().orElse(1)
                : 0;
    }
}
