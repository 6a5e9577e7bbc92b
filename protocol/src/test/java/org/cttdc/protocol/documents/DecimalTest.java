package org.cttdc.protocol.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".5", "5.", "+1", "1e3", "1,5", " 1", "1.0000000001", "1234567890123456789", "NaN", "٣"
            })
    void refusesOtherSpellings(String text) {
        assertThat(Decimal.parse(text)).isEmpty();
        assertThatThrownBy(() -> Decimal.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "8.00, 2, 800",
        "8.00, 0, 8",
        "-0.5, 1, -5",
        "999999999999999999, 1, 9999999999999999990",
        "0.000000001, 9, 1"
    })
    void scalesExactly(String text, int scale, String scaled) {
        if (scaled.length() > 19 || new BigInteger(scaled).bitLength() > 63) {
            assertThat(Decimal.of(text).tryScaled(scale)).isEmpty();
        } else {
            assertThat(Decimal.of(text).scaled(scale)).isEqualTo(Long.parseLong(scaled));
        }
    }

    @Test
    void keepsTrailingZerosAndRefusesLostDigits() {
        assertThat(Decimal.of("8.00")).hasToString("8.00").isNotEqualTo(Decimal.of("8.0"));
        assertThat(Decimal.of("8.00").compareValue(Decimal.of("8.0"))).isZero();
        assertThat(Decimal.of("8.00").digits()).isEqualTo(2);
        assertThat(Decimal.of("8.01").tryScaled(1)).isEmpty();
        assertThatThrownBy(() -> Decimal.of("8.01").scaled(1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Decimal.of("1").scaled(10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void scaledIntegersComeBack(
            @ForAll @LongRange(min = -999_999_999_999_999_999L, max = 999_999_999_999_999_999L) long scaled,
            @ForAll @IntRange(max = 9) int scale) {
        Decimal decimal = Decimal.ofScaled(scaled, scale);
        assertThat(decimal.scaled(scale)).isEqualTo(scaled);
        assertThat(decimal.digits()).isEqualTo(scale);
    }
}
