package org.cttdc.protocol.documents;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.jspecify.annotations.Nullable;

/** Collects the members of an object to write; what is null or an empty list is left out. */
final class JsonMembers {
    private final SortedMap<String, JsonValue> members = new TreeMap<>();

    JsonMembers put(String name, @Nullable JsonValue value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /** A string, decimal, id, version or date: whatever {@code toString} spells as the document does. */
    JsonMembers text(String name, @Nullable Object value) {
        return put(name, value == null ? null : new JsonString(value.toString()));
    }

    JsonMembers coded(String name, Coded value) {
        return text(name, value.code());
    }

    JsonMembers integer(String name, long value) {
        return put(name, new JsonInteger(value));
    }

    <T> JsonMembers optional(String name, @Nullable T value, Function<T, JsonValue> write) {
        return put(name, value == null ? null : write.apply(value));
    }

    <T> JsonMembers list(String name, List<T> values, Function<T, JsonValue> write) {
        return put(
                name,
                values.isEmpty()
                        ? null
                        : new JsonArray(values.stream().map(write).toList()));
    }

    JsonObject object() {
        return new JsonObject(members);
    }
}
