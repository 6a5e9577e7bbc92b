package org.cttdc.uikit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cttdc.protocol.units.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitSymbolsTest {
    @ParameterizedTest
    @CsvSource({
        "Cel, °C",
        "mA.h, mA·h",
        "kW.h, kW·h",
        "um, µm",
        "kOhm, kΩ",
        "deg, °",
        "m2, m²",
        "m/s2, m/s²",
        "s-1, s⁻¹",
        "[ppm], ppm",
        "lm/W, lm/W",
        "%, %"
    })
    void writesUnitsAsPeopleDo(String code, String symbol) {
        assertThat(UnitSymbols.of(code)).isEqualTo(symbol);
    }

    @Test
    void whatIsReadCanBeTyped() {
        for (String code : List.of("Cel", "mA.h", "W.h/kg", "um", "kOhm", "deg", "m2", "[ppm]", "%", "dB", "cm")) {
            assertThat(Unit.fromPerson(UnitSymbols.of(code)).map(Unit::code))
                    .as(code)
                    .contains(code);
        }
    }
}
