package org.cttdc.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonBoolean;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonNull;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;

/** Writer of canonical JSON (RFC 8785, JSON Canonicalization Scheme): no white space, sorted members, shortest escapes. */
public final class JsonWriter {
    private static final HexFormat HEX = HexFormat.of();

    private JsonWriter() {}

    /**
     * The canonical UTF-8 bytes of a value.
     *
     * @throws IllegalArgumentException when the value nests deeper than {@link JsonReader#MAX_DEPTH}
     */
    public static byte[] canonical(JsonValue value) {
        var out = new StringBuilder();
        write(value, 0, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonValue value, int depth, StringBuilder out) {
        switch (value) {
            case JsonObject object -> writeObject(object, inside(depth), out);
            case JsonArray array -> writeArray(array, inside(depth), out);
            case JsonString string -> writeString(string.value(), out);
            case JsonInteger integer -> out.append(integer.value());
            case JsonBoolean bool -> out.append(bool.value());
            case JsonNull ignored -> out.append("null");
        }
    }

    private static int inside(int depth) {
        if (depth >= JsonReader.MAX_DEPTH) {
            throw new IllegalArgumentException("nested deeper than " + JsonReader.MAX_DEPTH);
        }
        return depth + 1;
    }

    private static void writeObject(JsonObject object, int depth, StringBuilder out) {
        char separator = '{';
        for (var member : object.members().entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), depth, out);
            separator = ',';
        }
        out.append(object.members().isEmpty() ? "{}" : "}");
    }

    private static void writeArray(JsonArray array, int depth, StringBuilder out) {
        char separator = '[';
        for (JsonValue item : array.items()) {
            out.append(separator);
            write(item, depth, out);
            separator = ',';
        }
        out.append(array.items().isEmpty() ? "[]" : "]");
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX.toHexDigits((byte) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
