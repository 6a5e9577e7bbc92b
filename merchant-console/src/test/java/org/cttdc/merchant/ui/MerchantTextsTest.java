package org.cttdc.merchant.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.cttdc.commerce.api.Order;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.testkit.Bundles;
import org.junit.jupiter.api.Test;

class MerchantTextsTest {
    private final Texts texts = MerchantTexts.load(new Languages(Locale.ENGLISH));

    @Test
    void bothLanguagesAreComplete() {
        Bundles.assertComplete(texts);
        Bundles.assertUsedKeysExist(texts, Path.of("src/main/java"));
    }

    @Test
    void everyStageHasItsWord() {
        assertThat(Arrays.stream(Order.Stage.values()).map(stage -> "stage." + stage))
                .allMatch(texts::has);
        assertThat(Arrays.stream(CompetitionState.Stage.values()).map(stage -> "competition." + stage))
                .allMatch(texts::has);
        assertThat(Arrays.stream(CompetitionState.Stage.values()).map(stage -> "settlement.stage." + stage))
                .allMatch(texts::has);
    }
}
