package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.ScaledResult;
import org.cttdc.protocol.state.LevelCounts;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LevelTallyTest {
    private static final QualityModel MODEL = Fixtures.model();

    private static Characteristic characteristic(CharacteristicKind kind) {
        return MODEL.characteristics().stream()
                .filter(c -> c.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsWhatIsFoundAndNothingElse() {
        Characteristic flag = characteristic(CharacteristicKind.BOOLEAN);
        Characteristic measured = characteristic(CharacteristicKind.MEASURED);
        LevelTally first = new LevelTally(MODEL, LevelCounts.NONE);
        assertThat(first.before(flag)).containsExactly(0L, 0L);
        first.add(new TreeMap<>(Map.of(flag.id(), new ScaledResult(1, 0), measured.id(), new ScaledResult(1_000, 3))));
        first.add(new TreeMap<>(Map.of(flag.id(), new ScaledResult(1, 0))));
        assertThat(first.before(flag)).as("of the competitions before").containsExactly(0L, 0L);
        LevelTally second = new LevelTally(MODEL, first.after());
        assertThat(second.before(flag)).containsExactly(0L, 2L);
        second.add(new TreeMap<>(Map.of(flag.id(), new ScaledResult(0, 0))));
        assertThat(second.after().of(flag.id(), 2)).containsExactly(1L, 2L);
        assertThat(second.after().characteristics())
                .extracting(LevelCounts.Counted::id)
                .isSorted()
                .doesNotContain(measured.id());
    }

    /** A settled competition of twenty reports is counted once, by every report that tested a levelled characteristic. */
    @Test
    void aSettledCompetitionIsCounted(@TempDir Path home) throws Exception {
        try (TestChain chain = new TestChain(home)) {
            WholeCycle.run(chain);
            LevelCounts counts = chain.state().getOr(StateKeys.levelCounts(WholeCycle.MODEL_ID), LevelCounts.NONE);
            assertThat(counts.characteristics()).isNotEmpty();
            assertThat(counts.characteristics())
                    .allSatisfy(counted -> assertThat(
                                    counted.counts().stream().mapToLong(n -> n).sum())
                            .isIn(0L, (long) WholeCycle.REVIEWERS));
            assertThat(counts.characteristics().stream()
                            .flatMap(counted -> counted.counts().stream())
                            .mapToLong(n -> n)
                            .sum())
                    .isPositive();
        }
    }
}
