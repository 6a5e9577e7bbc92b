package org.cttdc.protocol.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cttdc.protocol.Bytes;

/**
 * What the codec knows of a record class, found once by reflection. Throws {@link IllegalArgumentException} for a record that has
 * no encoding: that is a mistake in the program, not in its input.
 *
 * @param type the record
 * @param constructor its canonical constructor, as {@code (Object[]) Object}
 * @param components in field order
 */
record RecordShape(Class<?> type, MethodHandle constructor, List<Component> components) {
    /** Largest field number protobuf allows. */
    private static final int MAX_FIELD = (1 << 29) - 1;

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return inspect(type);
        }
    };

    /**
     * One component.
     *
     * @param position in the constructor
     * @param number protobuf field number
     * @param accessor {@code (Object) Object}
     */
    record Component(int position, int number, String name, WireType type, boolean optional, MethodHandle accessor) {}

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static RecordShape inspect(Class<?> type) {
        RecordComponent[] found = type.getRecordComponents();
        if (found == null) {
            throw new IllegalArgumentException(type.getName() + " is not a record");
        }
        try {
            List<Component> components = new ArrayList<>();
            for (int i = 0; i < found.length; i++) {
                components.add(component(i, found[i]));
            }
            components.sort(Comparator.comparingInt(Component::number));
            for (int i = 1; i < components.size(); i++) {
                if (components.get(i).number() == components.get(i - 1).number()) {
                    throw new IllegalArgumentException(
                            type.getName() + " uses field " + components.get(i).number() + " twice");
                }
            }
            Constructor<?> canonical = type.getConstructor(
                    Arrays.stream(found).map(RecordComponent::getType).toArray(Class<?>[]::new));
            MethodHandle constructor = MethodHandles.publicLookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, found.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordShape(type, constructor, List.copyOf(components));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " must be public in an exported package", e);
        }
    }

    private static Component component(int position, RecordComponent component) throws IllegalAccessException {
        Field field = component.getAnnotation(Field.class);
        int number = field == null || field.number() == 0 ? position + 1 : field.number();
        if (number < 1 || number > MAX_FIELD) {
            throw new IllegalArgumentException(component + " has no valid field number: " + number);
        }
        WireType type = wireType(component.getGenericType());
        boolean optional = field != null && field.optional();
        if (optional && !(type instanceof WireType.Message || type instanceof WireType.OneOf)) {
            throw new IllegalArgumentException(component + " cannot be optional: only nested records can be absent");
        }
        MethodHandle accessor = MethodHandles.publicLookup()
                .unreflect(component.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        return new Component(position, number, component.getName(), type, optional, accessor);
    }

    private static WireType wireType(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            WireType element = wireType(list.getActualTypeArguments()[0]);
            return switch (element) {
                case WireType.Int64 _, WireType.Int32 _ -> new WireType.Packed(element);
                case WireType.Utf8 _, WireType.Binary _, WireType.Message _, WireType.OneOf _ ->
                    new WireType.Repeated(element);
                default -> throw new IllegalArgumentException("lists of " + type + " have no encoding");
            };
        }
        if (type instanceof Class<?> plain) {
            return wireType(plain);
        }
        throw new IllegalArgumentException(type + " has no encoding");
    }

    private static WireType wireType(Class<?> type) {
        if (type == long.class || type == Long.class) {
            return new WireType.Int64();
        } else if (type == int.class || type == Integer.class) {
            return new WireType.Int32();
        } else if (type == boolean.class) {
            return new WireType.Bool();
        } else if (type == String.class) {
            return new WireType.Utf8();
        } else if (type == Bytes.class) {
            return new WireType.Binary();
        } else if (type.isRecord()) {
            return new WireType.Message(type.asSubclass(Record.class));
        } else if (type.isEnum()) {
            return new WireType.Enumeration(type, constants(type));
        } else if (type.isSealed() && type.isInterface()) {
            return new WireType.OneOf(type, members(type));
        }
        throw new IllegalArgumentException(type.getName() + " has no encoding");
    }

    private static Map<Integer, WireEnum> constants(Class<?> type) {
        Map<Integer, WireEnum> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            if (!(constant instanceof WireEnum one)) {
                throw new IllegalArgumentException(type.getName() + " must be a WireEnum");
            }
            if (constants.put(one.number(), one) != null) {
                throw new IllegalArgumentException(type.getName() + " uses number " + one.number() + " twice");
            }
        }
        if (constants.isEmpty() || constants.keySet().iterator().next() != 0) {
            throw new IllegalArgumentException(type.getName() + " must give its first constant the number 0");
        }
        return constants;
    }

    private static Map<Integer, Class<? extends Record>> members(Class<?> type) {
        Map<Integer, Class<? extends Record>> members = new TreeMap<>();
        for (Class<?> permitted : leaves(type)) {
            Tag tag = permitted.getAnnotation(Tag.class);
            if (tag == null || !permitted.isRecord() || tag.value() < 1 || tag.value() > MAX_FIELD) {
                throw new IllegalArgumentException(permitted.getName() + " must be a record with a valid @Tag");
            }
            if (members.put(tag.value(), permitted.asSubclass(Record.class)) != null) {
                throw new IllegalArgumentException(type.getName() + " uses tag " + tag.value() + " twice");
            }
        }
        return members;
    }

    /** The records of a sealed interface, through the sealed interfaces that group them, in the order they are declared. */
    static List<Class<?>> leaves(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(permitted -> permitted.isInterface() && permitted.isSealed()
                        ? leaves(permitted).stream()
                        : Stream.<Class<?>>of(permitted))
                .toList();
    }

    /** The tag of a record inside its sealed interface. */
    static int tag(Class<?> member) {
        Tag tag = member.getAnnotation(Tag.class);
        if (tag == null) {
            throw new IllegalArgumentException(member.getName() + " carries no @Tag");
        }
        return tag.value();
    }
}
