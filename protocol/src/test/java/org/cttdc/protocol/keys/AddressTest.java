package org.cttdc.protocol.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final Address ADDRESS =
            Address.ofKey(Bytes.fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

    /** Valid strings of BIP-173. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A12UEL5L",
                "a12uel5l",
                "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
                "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
                "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
                "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
                "?1ezyfcl"
            })
    void validBech32(String text) throws AddressException {
        Bech32.Decoded decoded = Bech32.decode(text);
        assertThat(Bech32.encode(decoded.hrp(), decoded.data().toArray())).isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    /** Invalid strings of BIP-173 with its reasons. */
    @ParameterizedTest
    @CsvSource({
        "' 1nwldj5', CHARACTER",
        "'\u007f1axkwrx', CHARACTER",
        "'\u00801eym55h', CHARACTER",
        "an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1569pvx, LENGTH",
        "pzry9x0s0muk, FORMAT",
        "1pzry9x0s0muk, FORMAT",
        "x1b4n0q5v, CHARACTER",
        "li1dgmt3, LENGTH",
        "'de1lg7wt\u00ff', CHARACTER",
        "A1G7SGD8, CHECKSUM",
        "10a06t8, FORMAT",
        "1qzzfhee, FORMAT",
        "A12uEL5L, MIXED_CASE",
    })
    void invalidBech32(String text, AddressException.Reason reason) {
        assertThat(catchThrowableOfType(AddressException.class, () -> Bech32.decode(text))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void sandboxAddressesAreInvalidOnANetwork() throws AddressException {
        String sandbox = ADDRESS.text(Address.SANDBOX_PREFIX);
        assertThat(sandbox).startsWith("ctts1");
        assertThat(Address.parse(sandbox, Address.SANDBOX_PREFIX)).isEqualTo(ADDRESS);
        AddressException error = refusal(sandbox);
        assertThat(error.reason()).isEqualTo(AddressException.Reason.WRONG_NETWORK);
        assertThat(error).hasMessageContaining("'ctts'").hasMessageContaining("ctt1");
    }

    @Test
    void refusesOtherLengths() {
        assertThat(refusal(Bech32.encode("ctt", new byte[31])).reason()).isEqualTo(AddressException.Reason.LENGTH);
        assertThat(refusal(Bech32.encode("ctt", new byte[33])).reason()).isEqualTo(AddressException.Reason.LENGTH);
        assertThat(refusal("").reason()).isEqualTo(AddressException.Reason.FORMAT);
    }

    @Property(tries = 300)
    void addressesComeBackAndOneWrongCharacterIsFound(
            @ForAll @Size(20) byte[] value, @ForAll @IntRange(max = 37) int position) throws AddressException {
        Address address = new Address(Bytes.of(value));
        String text = address.text("ctt");
        assertThat(text).hasSize(42);
        assertThat(Address.parse(text, "ctt")).isEqualTo(address);
        assertThat(Address.parse(text.toUpperCase(Locale.ROOT), "ctt")).isEqualTo(address);
        StringBuilder wrong = new StringBuilder(text);
        int at = 4 + position;
        wrong.setCharAt(at, wrong.charAt(at) == 'q' ? 'p' : 'q');
        assertThat(refusal(wrong.toString()).reason()).isEqualTo(AddressException.Reason.CHECKSUM);
    }

    private static AddressException refusal(String text) {
        return catchThrowableOfType(AddressException.class, () -> Address.parse(text, Address.NETWORK_PREFIX));
    }
}
