package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.CyclePhases.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CyclePhasesTest {
    /** The table of the protocol page, section 1, for L = 120. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, BATCHES, 1, 30, 29",
        "30, 0, BATCHES, 1, 30, 0",
        "31, 0, COMMITS, 31, 66, 35",
        "67, 0, REVEALS, 67, 78, 11",
        "79, 0, SEED, 79, 79, 0",
        "80, 0, CHALLENGES, 80, 108, 28",
        "109, 0, SCORING, 109, 117, 8",
        "118, 0, UPDATES, 118, 120, 2",
        "121, 1, BATCHES, 121, 150, 29",
        "1320, 10, UPDATES, 1318, 1320, 0",
    })
    void sandbox(long height, long cycle, Phase phase, long first, long last, long left) {
        assertThat(new CyclePhases(120).at(height)).isEqualTo(new Place(cycle, phase, first, last, left));
    }

    @Property
    void phasesFollowEachOther(
            @ForAll @LongRange(min = 40, max = 2_000_000) long length,
            @ForAll @LongRange(min = 0, max = 1_000_000) long cycle) {
        CyclePhases phases = new CyclePhases(length);
        long next = cycle * length + 1;
        Set<Phase> seen = EnumSet.noneOf(Phase.class);
        for (Phase phase : Phase.values()) {
            assertThat(phases.firstHeight(cycle, phase)).isEqualTo(next);
            assertThat(phases.lastHeight(cycle, phase)).isGreaterThanOrEqualTo(next);
            next = phases.lastHeight(cycle, phase) + 1;
            seen.add(phases.phase(next - 1));
        }
        assertThat(next).isEqualTo((cycle + 1) * length + 1);
        assertThat(seen).hasSize(Phase.values().length);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CyclePhases(39));
        assertThatIllegalArgumentException().isThrownBy(() -> new CyclePhases(120).at(0));
    }
}
