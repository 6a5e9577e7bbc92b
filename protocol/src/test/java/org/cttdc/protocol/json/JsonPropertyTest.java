package org.cttdc.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonBoolean;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonNull;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.erdtman.jcs.JsonCanonicalizer;

class JsonPropertyTest {
    private static final int MAX = 1 << 20;

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x7f),
                Arbitraries.integers().between(0, 0xd7ff),
                Arbitraries.integers().between(0xe000, 0x10ffff));
        return codePoints.list().ofMaxSize(8).map(points -> {
            var text = new StringBuilder();
            points.forEach(text::appendCodePoint);
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        });
    }

    @Provide
    Arbitrary<JsonValue> values() {
        return values(3);
    }

    private Arbitrary<JsonValue> values(int depth) {
        Arbitrary<JsonValue> leaf = Arbitraries.oneOf(
                texts().map(JsonString::new),
                Arbitraries.longs()
                        .between(-JsonValue.MAX_INTEGER, JsonValue.MAX_INTEGER)
                        .map(JsonInteger::new),
                Arbitraries.of(true, false).map(JsonBoolean::new),
                Arbitraries.just(new JsonNull()));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<JsonValue> inner = values(depth - 1);
        Arbitrary<JsonValue> array = inner.list().ofMaxSize(4).map(JsonArray::new);
        Arbitrary<JsonValue> object =
                Arbitraries.maps(texts(), inner).ofMaxSize(4).map((Map<String, JsonValue> m) -> JsonObject.of(m));
        return Arbitraries.oneOf(List.of(leaf, array, object));
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll("values") JsonValue value) throws JsonException {
        byte[] canonical = JsonWriter.canonical(value);
        assertThat(JsonReader.readCanonical(canonical, MAX)).isEqualTo(value);
        assertThat(JsonWriter.canonical(JsonReader.read(canonical, MAX))).isEqualTo(canonical);
    }

    /** The reference implementation of RFC 8785 takes objects and arrays only. */
    @Property(tries = 500)
    void agreesWithTheReferenceImplementation(@ForAll("values") JsonValue value) throws Exception {
        byte[] canonical = JsonWriter.canonical(new JsonArray(List.of(value)));
        assertThat(canonical).isEqualTo(new JsonCanonicalizer(canonical).getEncodedUTF8());
    }

    @Property(tries = 2000)
    void arbitraryBytesAreReadOrRefused(@ForAll byte[] bytes) {
        try {
            JsonReader.read(bytes, MAX);
        } catch (JsonException refused) {
            assertThat(refused.offset()).isBetween(0, bytes.length);
        }
    }

    @Property(tries = 2000)
    void damagedTextIsReadOrRefused(@ForAll("values") JsonValue value, @ForAll int where, @ForAll byte what) {
        byte[] bytes = JsonWriter.canonical(value);
        bytes[Math.floorMod(where, bytes.length)] = what;
        try {
            assertThat(JsonWriter.canonical(JsonReader.readCanonical(bytes, MAX)))
                    .isEqualTo(bytes);
        } catch (JsonException refused) {
            assertThat(refused.offset()).isBetween(0, bytes.length);
        }
    }

    @Property(tries = 1000)
    void jsonLikeTextIsReadOrRefused(@ForAll("jsonLike") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            JsonReader.read(bytes, MAX);
        } catch (JsonException refused) {
            assertThat(refused.offset()).isBetween(0, bytes.length);
        }
    }

    @Provide
    Arbitrary<String> jsonLike() {
        return Arbitraries.strings()
                .withChars("{}[]\",:\\u0123456789dDabcf-.e tnrls\ud800")
                .ofMaxLength(40);
    }
}
