package org.cttdc.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    private static final int MAX = 64 * 1024;

    private static JsonException refusal(byte[] bytes) {
        return catchThrowableOfType(JsonException.class, () -> JsonReader.read(bytes, MAX));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":[1,{\"b\":1.5}]}|fractions and exponents|$.a[1].b|13",
                "[1e3]|fractions and exponents|$[0]|1",
                "[-0]|negative zero|$[0]|1",
                "[007]|leading zero|$[0]|1",
                "[9007199254740992]|outside|$[0]|1",
                "{\"a\":1,\"a\":2}|duplicate|$.a|7",
                "{\"\\u0041\\u030a\":1,\"\\u00c5\":2}|duplicate|$[\"Å\"]|18",
                "[\"\\ud800\"]|lone surrogate|$[0]|1",
                "[\"\\udc00\\ud800\"]|lone surrogate|$[0]|1",
                "[\"\\x\"]|unknown escape|$[0]|2",
                "[\"\\u12g4\"]|hexadecimal|$[0]|2",
                "[1] x|after the end|$|4",
                "[1|']' expected, but the input ends|$|2",
                "[1,]|value expected|$[1]|3",
                "{a:1}|string expected|$|1",
                "{\"a\" 1}|':' expected|$.a|5",
                "[tru]|\"true\" expected|$[0]|1",
                "[\"abc|unterminated|$[0]|1",
                "{\"odd name\":nul}|\"null\" expected|$[\"odd name\"]|12",
                "[-]|digit expected|$[0]|2",
                "[NaN]|value expected|$[0]|1",
            })
    void saysWhatIsWrongWhereAndAtWhichByte(String text, String reason, String path, int offset) {
        JsonException refusal = refusal(utf8(text));
        assertThat(refusal.reason()).contains(reason);
        assertThat(refusal.path()).isEqualTo(path);
        assertThat(refusal.offset()).isEqualTo(offset);
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThat(refusal(new byte[0])).hasMessageContaining("value expected, but the input ends");
        assertThat(refusal(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '1'}))
                .hasMessageContaining("byte-order");
        assertThat(refusal(new byte[] {'"', '\n', '"'})).hasMessageContaining("control character");
        for (int[] bad : new int[][] {
            {0x80},
            {0xc0, 0x80},
            {0xc1, 0xbf},
            {0xe0, 0x80, 0x80},
            {0xed, 0xa0, 0x80},
            {0xf0, 0x80, 0x80, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf5, 0x80, 0x80, 0x80},
            {0xff},
            {0xe4, 0xb8}
        }) {
            byte[] bytes = new byte[bad.length + 2];
            bytes[0] = '"';
            for (int i = 0; i < bad.length; i++) {
                bytes[i + 1] = (byte) bad[i];
            }
            bytes[bad.length + 1] = '"';
            assertThat(refusal(bytes))
                    .hasMessageContaining("invalid UTF-8")
                    .extracting(JsonException::offset)
                    .isEqualTo(1);
        }
    }

    @Test
    void nestsSixtyFourDeepAndNoDeeper() throws JsonException {
        String deepest = "[".repeat(64) + "]".repeat(64);
        assertThat(JsonWriter.canonical(JsonReader.readCanonical(utf8(deepest), MAX)))
                .isEqualTo(utf8(deepest));
        assertThat(refusal(utf8("[" + deepest + "]"))).hasMessageContaining("deeper than 64");
        assertThat(refusal(utf8("[".repeat(60_000)))).hasMessageContaining("deeper than 64");
    }

    @Test
    void refusesOverLongInputBeforeReadingIt() {
        assertThatThrownBy(() -> JsonReader.read(utf8("[12345]"), 6))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("7 bytes, at most 6");
    }

    @Test
    void normalisesWhatAPersonWroteButRefusesItAsCanonical() throws JsonException {
        byte[] decomposed = utf8("\"e\u0301\"");
        assertThat(JsonReader.read(decomposed, MAX)).isEqualTo(new JsonString("\u00e9"));
        assertThatThrownBy(() -> JsonReader.readCanonical(decomposed, MAX))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("normalisation form C");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{\"b\":1,\"a\":2}|2", "[1, 2]|3", "[\"\\/\"]|2", "[\"\\u0041\"]|2", "~{} ~|2"})
    void canonicalReadingRefusesOtherSpellings(String text, int offset) {
        var refusal = catchThrowableOfType(JsonException.class, () -> JsonReader.readCanonical(utf8(text), MAX));
        assertThat(refusal).hasMessageContaining("not in canonical form");
        assertThat(refusal.offset()).isEqualTo(offset);
    }

    @Test
    void keepsTheLargestExactIntegers() throws JsonException {
        assertThat(JsonReader.read(utf8("-9007199254740991"), MAX)).isEqualTo(new JsonInteger(-9007199254740991L));
        assertThat(JsonReader.read(utf8(" {\"a\" : 0} "), MAX))
                .isEqualTo(JsonObject.of(Map.of("a", new JsonInteger(0))));
    }
}
