package org.cttdc.protocol.state;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Share;

/** How the keys of one kind are made up, as the method of {@link StateKeys} that makes them says. */
record KeyShape(String name, Class<? extends Record> type, boolean list, List<Part> parts) {

    /** One binary part of a key, of fixed length. */
    enum Part {
        ADDRESS(20),
        /** A content id, hash, nullifier or public key. */
        ID(32),
        NUMBER(Long.BYTES),
        SHARE(1);

        private final int size;

        Part(int size) {
            this.size = size;
        }

        /** Bytes. */
        int size() {
            return size;
        }

        private static Part of(Parameter parameter) {
            Class<?> type = parameter.getType();
            if (type == long.class) {
                return NUMBER;
            }
            if (type == Share.class) {
                return SHARE;
            }
            return parameter.isAnnotationPresent(KeyMaker.Address.class) ? ADDRESS : ID;
        }

        /** Something to make a key of. */
        private Object blank() {
            return switch (this) {
                case ADDRESS, ID -> Bytes.of(new byte[size]);
                case NUMBER -> 0L;
                case SHARE -> Share.EXPERT;
            };
        }
    }

    /** Those of all keys, by name. */
    static List<KeyShape> all() {
        return Arrays.stream(StateKeys.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(KeyShape::of)
                .sorted(Comparator.comparing(KeyShape::name))
                .toList();
    }

    /** Makes a blank key: its name stands before the first separator. */
    private static KeyShape of(Method method) {
        List<Part> parts = Arrays.stream(method.getParameters()).map(Part::of).toList();
        try {
            Object made = method.invoke(null, parts.stream().map(Part::blank).toArray());
            return switch (made) {
                case StateKey<?> key -> new KeyShape(name(key.key(), parts), key.type(), false, parts);
                case ListKey<?> list -> new KeyShape(name(list.base(), parts), list.type(), true, parts);
                default -> throw new IllegalStateException(method + " makes no key");
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " cannot be asked for a key", e);
        }
    }

    private static String name(Bytes key, List<Part> parts) {
        int size = key.size() - parts.stream().mapToInt(part -> 1 + part.size()).sum();
        return new String(key.slice(0, size).toArray(), StandardCharsets.US_ASCII);
    }

    StateKey<?> key(List<Bytes> values) {
        return KeyMaker.key(type, name, values.toArray(Bytes[]::new));
    }

    ListKey<?> listKey(List<Bytes> values) {
        return KeyMaker.list(type, name, values.toArray(Bytes[]::new));
    }

    /** How a person writes it. */
    String pattern() {
        StringBuilder text = new StringBuilder(name);
        parts.forEach(part -> text.append('/').append(part.name().toLowerCase(Locale.ROOT)));
        return list ? text.append("[/place]").toString() : text.toString();
    }
}
