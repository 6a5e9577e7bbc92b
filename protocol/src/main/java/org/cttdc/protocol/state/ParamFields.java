package org.cttdc.protocol.state;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The single parameters of {@link ChainParams} by name, those of nested records by their path with dots. All are whole numbers.
 */
public final class ParamFields {
    /** The fee mode. */
    public static final String FEE_MODE = "governance.feeMode";

    /** What no vote can change: the length of a cycle says which height belongs to which cycle, also those past (docs/adr/0211). */
    private static final List<String> FIXED = List.of("cycleLength");
    /** What has a kind of proposal of its own. */
    private static final List<String> ELSEWHERE = List.of(FEE_MODE);

    private ParamFields() {}

    /** Every parameter and its value, by name. */
    public static SortedMap<String, Long> all(ChainParams params) {
        SortedMap<String, Long> all = new TreeMap<>();
        collect("", params, all);
        return all;
    }

    /** Those a {@code ParamChange} can name. */
    public static SortedMap<String, Long> open(ChainParams params) {
        SortedMap<String, Long> open = all(params);
        open.keySet().removeAll(FIXED);
        open.keySet().removeAll(ELSEWHERE);
        return open;
    }

    /**
     * The set with one parameter changed, whether it may be or not.
     *
     * @throws IllegalArgumentException where there is no such parameter, or the number does not fit it
     */
    public static ChainParams with(ChainParams params, String field, long value) {
        return (ChainParams) changed(params, List.of(field.split("\\.", -1)), field, value);
    }

    private static void collect(String prefix, Record record, SortedMap<String, Long> all) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            switch (read(record, component)) {
                case Long number -> all.put(prefix + component.getName(), number);
                case Integer number -> all.put(prefix + component.getName(), (long) number);
                case Record nested -> collect(prefix + component.getName() + ".", nested, all);
                default -> throw new IllegalStateException("a parameter that is no number: " + component);
            }
        }
    }

    private static Record changed(Record record, List<String> path, String field, long value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean found = false;
        for (int i = 0; i < components.length; i++) {
            values[i] = read(record, components[i]);
            if (components[i].getName().equals(path.getFirst())) {
                values[i] = replaced(values[i], path, field, value);
                found = true;
            }
        }
        if (!found) {
            throw new IllegalArgumentException("there is no parameter " + field);
        }
        return construct(record.getClass(), components, values);
    }

    private static Object replaced(Object before, List<String> path, String field, long value) {
        if (before instanceof Record nested && path.size() > 1) {
            return changed(nested, path.subList(1, path.size()), field, value);
        }
        if (before instanceof Record || path.size() > 1) {
            throw new IllegalArgumentException("there is no parameter " + field);
        }
        if (before instanceof Integer) {
            if (value != (int) value) {
                throw new IllegalArgumentException(field + " cannot be " + value);
            }
            return (int) value;
        }
        return value;
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static Record construct(Class<? extends Record> type, RecordComponent[] components, Object[] values) {
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }
}
