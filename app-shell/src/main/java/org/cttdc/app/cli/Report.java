package org.cttdc.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonBoolean;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonNull;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** What a command found, said to a person in lines or to a program as one line of canonical JSON. */
final class Report {
    private final PrintWriter out;
    private final boolean json;
    private final Map<String, JsonValue> members = new LinkedHashMap<>();
    private final StringBuilder lines = new StringBuilder();

    Report(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** A member for programs: text, number, truth, bytes, JSON, or a list of those. 64-bit numbers become strings. */
    Report put(String name, @Nullable Object value) {
        members.put(name, value(value));
        return this;
    }

    /** A line for people. */
    Report line(String text) {
        lines.append(text).append(System.lineSeparator());
        return this;
    }

    /** Lines for people. */
    Report lines(List<String> texts) {
        texts.forEach(this::line);
        return this;
    }

    /** Says it. */
    void print() {
        if (json) {
            out.println(text(JsonObject.of(members)));
        } else {
            out.print(lines);
        }
        out.flush();
    }

    static String text(JsonValue value) {
        return new String(JsonWriter.canonical(value), StandardCharsets.UTF_8);
    }

    static JsonValue value(@Nullable Object value) {
        return switch (value) {
            case null -> new JsonNull();
            case JsonValue known -> known;
            case String text -> new JsonString(text);
            case Integer number -> new JsonInteger(number);
            case Long number -> new JsonString(number.toString());
            case Boolean flag -> new JsonBoolean(flag);
            case Bytes bytes -> new JsonString(bytes.hexUpper());
            case List<?> items ->
                new JsonArray(items.stream().map(Report::value).toList());
            default -> new JsonString(value.toString());
        };
    }
}
