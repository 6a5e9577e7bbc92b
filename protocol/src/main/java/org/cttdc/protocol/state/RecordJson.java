package org.cttdc.protocol.state;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonException;
import org.cttdc.protocol.json.JsonReader;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonBoolean;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonNull;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * Records of the protocol as JSON for people and programs to read: member names are component names, bytes are lower-case hex,
 * 64-bit integers are strings as CometBFT writes them, and a document is the JSON that it is.
 */
public final class RecordJson {
    private static final int MAX_DOCUMENT = 4 << 20;

    private RecordJson() {}

    /** The record as JSON. A member of a sealed family names its kind in {@code "type"}. */
    public static JsonValue of(Record value) {
        return value instanceof Document document ? document(document) : object(value);
    }

    private static JsonValue document(Document document) {
        try {
            return JsonReader.readCanonical(document.json().toArray(), MAX_DOCUMENT);
        } catch (JsonException e) {
            // Not a document any chain application wrote: shown as the bytes it is.
            return object(document);
        }
    }

    private static JsonObject object(Record value) {
        TreeMap<String, JsonValue> members = new TreeMap<>();
        if (isOneOfAFamily(value.getClass())) {
            members.put("type", new JsonString(value.getClass().getSimpleName()));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            members.put(component.getName(), value(read(value, component)));
        }
        return new JsonObject(members);
    }

    private static boolean isOneOfAFamily(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            if (parent.isSealed()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object read(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static JsonValue value(@Nullable Object value) {
        return switch (value) {
            case null -> new JsonNull();
            case Bytes bytes -> new JsonString(bytes.hex());
            case Long number -> new JsonString(number.toString());
            case Integer number -> new JsonInteger(number);
            case Boolean flag -> new JsonBoolean(flag);
            case String text -> new JsonString(text);
            case Enum<?> constant -> new JsonString(constant.name());
            case Record nested -> object(nested);
            case Collection<?> items ->
                new JsonArray(items.stream().map(RecordJson::value).toList());
            default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
        };
    }
}
