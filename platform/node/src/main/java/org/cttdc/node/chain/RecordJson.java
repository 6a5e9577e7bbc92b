package org.cttdc.node.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.cttdc.protocol.Bytes;

/** Records of the protocol as readable JSON: member names are component names, bytes are hex, 64-bit integers are strings. */
final class RecordJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    static ObjectNode write(Record value) {
        ObjectNode out = NODES.objectNode();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            out.set(component.getName(), writeValue(read(value, component)));
        }
        return out;
    }

    static <T extends Record> T read(Class<T> type, JsonNode json) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            JsonNode member = json.get(name);
            if (member == null) {
                throw new IllegalArgumentException("genesis: " + type.getSimpleName() + " has no \"" + name + '"');
            }
            values[i] = readValue(components[i].getGenericType(), member, name);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("genesis: cannot make a " + type.getSimpleName(), e);
        }
    }

    private static Object read(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static JsonNode writeValue(Object value) {
        return switch (value) {
            case Bytes bytes -> NODES.textNode(bytes.hex());
            case Long number -> NODES.textNode(number.toString());
            case Integer number -> NODES.numberNode(number);
            case String text -> NODES.textNode(text);
            case Record nested -> write(nested);
            case Collection<?> items -> {
                ArrayNode out = NODES.arrayNode();
                items.forEach(item -> out.add(writeValue(item)));
                yield out;
            }
            default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
        };
    }

    private static Object readValue(Type type, JsonNode json, String name) {
        try {
            if (type == Bytes.class) {
                return Bytes.fromHex(json.asText());
            }
            if (type == long.class) {
                return Long.parseLong(json.asText());
            }
            if (type == int.class) {
                return Integer.parseInt(json.asText());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("genesis: \"" + name + "\" cannot be " + json, e);
        }
        if (type == String.class) {
            return json.asText();
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            List<Object> items = new ArrayList<>();
            json.forEach(item -> items.add(readValue(list.getActualTypeArguments()[0], item, name)));
            return items;
        }
        if (type instanceof Class<?> nested && nested.isRecord()) {
            return read(nested.asSubclass(Record.class), json);
        }
        throw new IllegalArgumentException("no JSON form for " + type);
    }
}
