package org.cttdc.protocol.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Criticality;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTemplatesTest {
    @ParameterizedTest
    @ValueSource(strings = {"led-lamp", "power-bank", "kettle"})
    void isValidCompleteAndCanonical(String name) throws Exception {
        QualityModel model = ModelTemplates.load(name);
        assertThat(Validation.check(model)).isEmpty();
        assertThat(model.characteristics()).hasSizeBetween(8, 14);
        assertThat(model.characteristics().stream().map(Characteristic::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(CharacteristicKind.class));
        assertThat(DocumentReader.readModel(DocumentWriter.canonical(model))).isEqualTo(model);
        assertThat(model.characteristics().stream()
                        .filter(c -> c.testableAt(MethodLevel.HOME))
                        .mapToInt(Characteristic::weight)
                        .sum())
                .isGreaterThanOrEqualTo(model.index().minCoverage());
        assertThat(model.characteristics().stream().filter(c -> c.criticality() == Criticality.SAFETY))
                .isNotEmpty()
                .noneMatch(c -> c.testableAt(MethodLevel.BENCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"led-lamp", "power-bank", "kettle"})
    void speaksEnglishAndChinese(String name) {
        QualityModel model = ModelTemplates.load(name);
        assertBilingual(model.title());
        for (Characteristic c : model.characteristics()) {
            assertBilingual(c.name());
            c.levels().forEach(level -> assertBilingual(level.name()));
            if (c.method() != null) {
                c.method().steps().forEach(ModelTemplatesTest::assertBilingual);
                c.method().conditions().forEach(ModelTemplatesTest::assertBilingual);
            }
        }
    }

    private static void assertBilingual(LocalizedText text) {
        assertThat(text.texts().keySet()).isEqualTo(Set.of("en", "zh"));
        assertThat(text.in(Locale.CHINA)).isNotBlank();
    }

    /** An id that changes here changes what published listings and reports pin: raise the version instead. */
    @ParameterizedTest
    @CsvSource({
        "led-lamp, b92306d0384b948d327eea015ff7fd2680eead1f42110630b7f0279f5102a4c1",
        "power-bank, 3c833b8967c5e920305e6920db8aa4fef9866de894daf417401b75e490f85b6a",
        "kettle, 15ecb6809e4acafdf92a2bd7c2b3b8d24104ede51114a95b41b9ff374f7c6e79"
    })
    void keepsItsId(String name, String id) {
        assertThat(ContentId.of(ModelTemplates.load(name))).hasToString(id);
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> ModelTemplates.load("../led-lamp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("led-lamp");
    }
}
