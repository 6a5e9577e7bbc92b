package org.cttdc.uikit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.cttdc.protocol.documents.ProblemCode;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {
    @Test
    void everyCodeHasASentenceInEveryLanguageAndNothingElseIsThere() {
        String[] codes = Arrays.stream(ProblemCode.values()).map(Enum::name).toArray(String[]::new);
        Texts texts = Texts.load(
                new Languages(Locale.ENGLISH), file -> ProblemTexts.class.getResourceAsStream(file), "problems");
        for (Locale locale : Languages.SUPPORTED) {
            assertThat(texts.keys(locale)).containsExactlyInAnyOrder(codes);
        }
    }
}
