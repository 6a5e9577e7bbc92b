package org.cttdc.protocol.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value as documents use it: no fractions, no exponents, integers within ±(2^53-1). Every instance can be written
 * canonically: strings and member names are Unicode NFC and free of lone surrogates by construction, members are sorted
 * by UTF-16 code units as RFC 8785 asks.
 */
public sealed interface JsonValue {
    /** Largest magnitude of an integer that every JSON reader keeps exactly: 2^53-1 (RFC 8785, section 3.2.2.3). */
    long MAX_INTEGER = (1L << 53) - 1;

    /**
     * An object; {@code members} is sorted, unmodifiable and has normalised names.
     *
     * <p>The constructor throws {@link IllegalArgumentException} for a malformed name or two names equal after normalisation.
     */
    record JsonObject(SortedMap<String, JsonValue> members) implements JsonValue {
        public JsonObject {
            members = normalised(members);
        }

        public static JsonObject of(Map<String, ? extends JsonValue> members) {
            return new JsonObject(new TreeMap<>(members));
        }

        private static SortedMap<String, JsonValue> normalised(Map<String, JsonValue> source) {
            var sorted = new TreeMap<String, JsonValue>();
            source.forEach((name, value) -> {
                if (sorted.put(JsonText.normalise(name), value) != null) {
                    throw new IllegalArgumentException("two members are named " + name + " after normalisation");
                }
            });
            return Collections.unmodifiableSortedMap(sorted);
        }
    }

    /** An array; the list is copied and unmodifiable. */
    record JsonArray(List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    /**
     * A string, normalised to NFC.
     *
     * <p>The constructor throws {@link IllegalArgumentException} for a lone surrogate.
     */
    record JsonString(String value) implements JsonValue {
        public JsonString {
            value = JsonText.normalise(value);
        }
    }

    /**
     * An integer within ±(2^53-1).
     *
     * <p>The constructor throws {@link IllegalArgumentException} outside that range.
     */
    record JsonInteger(long value) implements JsonValue {
        public JsonInteger {
            if (value > MAX_INTEGER || value < -MAX_INTEGER) {
                throw new IllegalArgumentException("integer outside ±(2^53-1): " + value);
            }
        }
    }

    /** {@code true} or {@code false}. */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** {@code null}. */
    record JsonNull() implements JsonValue {}
}
