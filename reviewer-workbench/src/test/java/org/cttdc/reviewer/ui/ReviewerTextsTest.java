package org.cttdc.reviewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.tx.Share;
import org.cttdc.reviewer.flow.ReviewException;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.testkit.Bundles;
import org.junit.jupiter.api.Test;

class ReviewerTextsTest {
    private final Texts texts = ReviewerTexts.load(new Languages(Locale.ENGLISH));

    @Test
    void bothLanguagesAreComplete() {
        Bundles.assertComplete(texts);
        Bundles.assertUsedKeysExist(texts, Path.of("src/main/java"));
    }

    @Test
    void everyStateHasItsWords() {
        assertThat(Stream.of(
                                keys("milestone.", Journey.Milestone.values()),
                                keys("step.", Journey.Step.values()),
                                keys("phase.", CyclePhases.Phase.values()),
                                keys("competition.", CompetitionState.Stage.values()),
                                keys("competition.line.", CompetitionState.Stage.values()),
                                keys("share.", Share.values()),
                                keys("promotion.", Promoted.Standing.values()),
                                keys("defect.", DefectState.DefectStage.values()),
                                keys("omission.", OmissionState.OmissionStage.values()),
                                Arrays.stream(ReviewException.Code.values())
                                        .flatMap(code -> Stream.of("what", "why", "do")
                                                .map(part -> "error.review." + code + "." + part)))
                        .flatMap(one -> one))
                .allMatch(texts::has);
    }

    private static Stream<String> keys(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }
}
