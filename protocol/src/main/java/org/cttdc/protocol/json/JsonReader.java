package org.cttdc.protocol.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonBoolean;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonNull;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;

/**
 * Strict JSON reader (RFC 8259 grammar, RFC 7493 strictness). Refused with path and byte offset: input longer than the
 * caller's limit, byte-order mark, invalid UTF-8, raw control characters, lone surrogates, duplicate member names (after
 * normalisation), fractions and exponents, {@code -0}, integers outside ±(2^53-1), nesting deeper than
 * {@value #MAX_DEPTH} and bytes after the value.
 */
public final class JsonReader {
    /** Deepest allowed nesting of objects and arrays; the outermost one has depth 1. */
    public static final int MAX_DEPTH = 64;

    private final JsonScanner in;
    private final JsonPath path;
    private final boolean canonical;
    private int depth;

    private JsonReader(byte[] utf8, boolean canonical) {
        this.path = new JsonPath();
        this.in = new JsonScanner(utf8, path);
        this.canonical = canonical;
    }

    /**
     * Reads what a person or a foreign program wrote: white space and any member order are fine, strings are normalised
     * to NFC.
     */
    public static JsonValue read(byte[] utf8, int maxBytes) throws JsonException {
        return document(utf8, maxBytes, false);
    }

    /**
     * Reads bytes that must be canonical (RFC 8785) already, as every signed or hashed document is; a string that is not
     * NFC is refused, never changed, so that one value has exactly one sequence of bytes.
     */
    public static JsonValue readCanonical(byte[] utf8, int maxBytes) throws JsonException {
        JsonValue value = document(utf8, maxBytes, true);
        int difference = Arrays.mismatch(utf8, JsonWriter.canonical(value));
        if (difference >= 0) {
            throw new JsonException("not in canonical form (RFC 8785)", JsonPath.ROOT, difference);
        }
        return value;
    }

    private static JsonValue document(byte[] utf8, int maxBytes, boolean canonical) throws JsonException {
        if (utf8.length > maxBytes) {
            throw new JsonException(
                    "input has " + utf8.length + " bytes, at most " + maxBytes + " allowed", JsonPath.ROOT, maxBytes);
        }
        var reader = new JsonReader(utf8.clone(), canonical);
        reader.in.refuseByteOrderMark();
        JsonValue value = reader.value();
        reader.in.expectEnd();
        return value;
    }

    private JsonValue value() throws JsonException {
        in.skipWhiteSpace();
        return switch (in.peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonString(string());
            case 't' -> literal("true", new JsonBoolean(true));
            case 'f' -> literal("false", new JsonBoolean(false));
            case 'n' -> literal("null", new JsonNull());
            default -> new JsonInteger(in.integer());
        };
    }

    private JsonValue literal(String word, JsonValue value) throws JsonException {
        in.expectWord(word);
        return value;
    }

    private void enter() throws JsonException {
        if (++depth > MAX_DEPTH) {
            throw in.error("nested deeper than " + MAX_DEPTH, in.position());
        }
        in.advance();
    }

    private JsonObject object() throws JsonException {
        enter();
        var members = new TreeMap<String, JsonValue>();
        in.skipWhiteSpace();
        if (!in.accept('}')) {
            do {
                member(members);
                in.skipWhiteSpace();
            } while (in.accept(','));
            in.expect('}');
        }
        depth--;
        return new JsonObject(members);
    }

    private void member(Map<String, JsonValue> members) throws JsonException {
        in.skipWhiteSpace();
        int start = in.position();
        String name = JsonText.normalise(string());
        path.enter(name);
        if (members.containsKey(name)) {
            throw in.error("duplicate member name", start);
        }
        in.skipWhiteSpace();
        in.expect(':');
        members.put(name, value());
        path.leave();
    }

    private JsonArray array() throws JsonException {
        enter();
        var items = new ArrayList<JsonValue>();
        in.skipWhiteSpace();
        if (!in.accept(']')) {
            do {
                path.enter(items.size());
                items.add(value());
                path.leave();
                in.skipWhiteSpace();
            } while (in.accept(','));
            in.expect(']');
        }
        depth--;
        return new JsonArray(items);
    }

    private String string() throws JsonException {
        int start = in.position();
        String text = in.string();
        if (JsonText.loneSurrogate(text) >= 0) {
            throw in.error("lone surrogate in a string", start);
        }
        if (canonical && !JsonText.isNormalised(text)) {
            throw in.error("string is not in Unicode normalisation form C", start);
        }
        return text;
    }
}
