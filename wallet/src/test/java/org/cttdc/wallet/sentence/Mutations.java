package org.cttdc.wallet.sentence;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.protocol.Bytes;

/** Every record that differs from a given one in exactly one leaf, by the leaf's path. */
final class Mutations {
    private Mutations() {}

    static Map<String, Object> of(Record value) {
        Map<String, Object> found = new LinkedHashMap<>();
        RecordComponent[] components = value.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int place = i;
            changes(get(components[i], value)).forEach((path, changed) -> {
                Object[] arguments = arguments(value);
                arguments[place] = changed;
                found.put(components[place].getName() + path, construct(value.getClass(), arguments));
            });
        }
        return found;
    }

    private static Map<String, Object> changes(Object value) {
        Map<String, Object> found = new LinkedHashMap<>();
        switch (value) {
            case Long number -> found.put("", number + 1);
            case Integer number -> found.put("", number + 1);
            case Boolean flag -> found.put("", !flag);
            case String text -> found.put("", text + "x");
            case Bytes bytes -> {
                byte[] copy = bytes.toArray();
                copy[0] ^= 1;
                found.put("", Bytes.of(copy));
            }
            case Enum<?> constant -> {
                List<Object> others =
                        new ArrayList<>(List.of(constant.getDeclaringClass().getEnumConstants()));
                others.remove(constant);
                found.put("", others.getFirst());
            }
            case List<?> list -> {
                List<Object> longer = new ArrayList<>(list);
                longer.add(list.getFirst());
                found.put("[+]", longer);
                changes(list.getFirst()).forEach((path, changed) -> {
                    List<Object> other = new ArrayList<>(list);
                    other.set(0, changed);
                    found.put("[0]" + path, other);
                });
            }
            case Record nested -> of(nested).forEach((path, changed) -> found.put("." + path, changed));
            default -> throw new IllegalArgumentException("no mutation for " + value.getClass());
        }
        return found;
    }

    private static Object get(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object[] arguments(Record value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = get(components[i], value);
        }
        return arguments;
    }

    private static Object construct(Class<?> type, Object[] arguments) {
        try {
            Class<?>[] types = new Class<?>[arguments.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = type.getRecordComponents()[i].getType();
            }
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
