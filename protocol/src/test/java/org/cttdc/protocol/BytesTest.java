package org.cttdc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Property
    void roundTripsThroughItsTexts(@ForAll byte[] raw) {
        Bytes bytes = Bytes.of(raw);
        assertThat(Bytes.fromHex(bytes.hex())).isEqualTo(bytes).hasSameHashCodeAs(bytes);
        assertThat(Bytes.fromHex(bytes.hexUpper())).isEqualTo(bytes);
        assertThat(Bytes.fromBase64(bytes.base64())).isEqualTo(bytes);
        assertThat(bytes.toArray()).isEqualTo(raw).isNotSameAs(raw);
    }

    @Test
    void cannotBeChangedFromOutside() {
        byte[] raw = {1, 2, 3};
        Bytes bytes = Bytes.of(raw);
        raw[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes.hex()).isEqualTo("010203");
    }

    @Test
    void ordersAsUnsigned() {
        assertThat(Bytes.fromHex("80")).isGreaterThan(Bytes.fromHex("7f"));
        assertThat(Bytes.fromHex("7f00")).isGreaterThan(Bytes.fromHex("7f"));
    }

    /** A slice past the end must not be filled up with zeros. */
    @Test
    void refusesASlicePastTheEnd() {
        Bytes bytes = Bytes.fromHex("010203");
        assertThat(bytes.slice(1, 3).hex()).isEqualTo("0203");
        assertThatThrownBy(() -> bytes.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesWhatIsNeitherHexNorBase64() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.fromHex("0g"));
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.fromBase64("*"));
    }
}
