package org.cttdc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cttdc.simulation.page.Document;
import org.cttdc.simulation.page.Mechanism;
import org.cttdc.simulation.page.SimulateCommand;
import org.junit.jupiter.api.Test;

/** What {@code docs/mechanism.md} shows is what the program finds: written again here as far as it is quick. */
class MechanismPageTest {
    private static final Path PAGE = Path.of(System.getProperty("ctt.root"), "docs", "mechanism.md");

    @Test
    void theSampleIsWhatTheMarketsCameTo() throws Exception {
        Mechanism mechanism = new Mechanism(SimulateCommand.SAMPLE_SEEDS, SimulateCommand.SAMPLE_CYCLES, market -> {});
        assertThat(new Document(PAGE).part("sample"))
                .isEqualTo(mechanism.sample().table());
    }

    @Test
    void bribesWhalesAndWithheldLayersAreWhatTheRulesGive() throws Exception {
        assertThat(new Document(PAGE).part("bribes"))
                .isEqualTo(Mechanism.bribes().table());
        assertThat(new Document(PAGE).part("whales"))
                .isEqualTo(Mechanism.whales().table());
        assertThat(new Document(PAGE).part("withholding"))
                .isEqualTo(Mechanism.withholding().table());
    }
}
