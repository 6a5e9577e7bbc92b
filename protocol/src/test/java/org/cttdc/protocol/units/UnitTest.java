package org.cttdc.protocol.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "lm, cd, 1",
        "lx, m-2.cd, 1",
        "W, kg.m2.s-3, 1",
        "kW.h, kg.m2.s-2, 3.6e6",
        "mA.h, s.A, 3.6",
        "W.h, kg.m2.s-2, 3600",
        "lm/W, kg-1.m-2.s3.cd, 1",
        "g/L, kg.m-3, 1",
        "mL, m3, 1e-6",
        "um, m, 1e-6",
        "min, s, 60",
        "%, 1, 0.01",
        "[ppm], 1, 1e-6",
        "K, K, 1",
        "Ohm, kg.m2.s-3.A-2, 1",
        "m3/h, m3.s-1, 2.7777777777777778e-4",
        "m/s2, m.s-2, 1",
        "/h, s-1, 2.7777777777777778e-4",
        "1, 1, 1"
    })
    void knowsDimensionAndFactor(String code, String dimension, double factor) {
        Unit unit = Unit.parse(code).orElseThrow();
        assertThat(unit.dimension()).hasToString(dimension);
        assertThat(unit.factor()).isCloseTo(factor, within(factor * 1e-12));
        assertThat(unit.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "kWh", "kmin", "k", ".W", "W.", "W..h", "W h", "m9", "m0", "Cel/m", "k%", "m2s", "12", "W^2", "µm",
                "dB.m"
            })
    void refusesWhatIsNotUcum(String code) {
        assertThat(Unit.parse(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kWh, kW.h",
        "kwh, kW.h",
        "Wh, W.h",
        "mAh, mA.h",
        "°C, Cel",
        "℃, Cel",
        "µm, um",
        "μm, um",
        "Ω, Ohm",
        "kΩ, kOhm",
        "ppm, [ppm]",
        "lux, lx",
        "l, L",
        "ml, mL",
        "m², m2",
        "lm / W, lm/W",
        "N·m, N.m",
        "hours, h",
        "'', 1",
        "W, W"
    })
    void understandsEverydaySpellings(String spelling, String code) {
        assertThat(Unit.fromPerson(spelling)).map(Unit::code).hasValue(code);
    }

    @Test
    void convertsCelsiusWithItsOffset() {
        Unit celsius = Unit.parse("Cel").orElseThrow();
        assertThat(celsius.toCoherent(20)).isEqualTo(293.15);
        assertThat(celsius.fromCoherent(293.15)).isEqualTo(20);
        assertThat(celsius.dimension()).isEqualTo(Unit.parse("K").orElseThrow().dimension());
    }

    @Test
    void marksDecibelAsLogarithmic() {
        assertThat(Unit.parse("dB").orElseThrow().logarithmic()).isTrue();
    }

    @Property
    void anyTextIsAUnitOrNot(@ForAll String text) {
        Unit.parse(text).ifPresent(unit -> assertThat(unit.code()).isEqualTo(text));
        Unit.fromPerson(text)
                .ifPresent(unit -> assertThat(Unit.parse(unit.code())).hasValue(unit));
    }
}
