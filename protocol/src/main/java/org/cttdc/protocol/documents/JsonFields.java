package org.cttdc.protocol.documents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.cttdc.protocol.json.JsonPath;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object being read. A member that is missing or has a wrong form is reported and a stand-in returned,
 * so that one reading reports everything; the caller throws the record away when anything was reported.
 */
final class JsonFields {
    /** Reads one value at a path. */
    interface Reading<T> {
        T read(JsonValue value, String path, List<Problem> problems);
    }

    private static final Decimal ZERO = Decimal.of("0");
    private static final ContentId NO_ID = ContentId.ofDigest(new byte[ContentId.LENGTH]);

    private final JsonObject object;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> known = new HashSet<>();

    private JsonFields(JsonObject object, String path, List<Problem> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /** Reads an object with {@code read} and reports members that {@code read} did not ask for. */
    static <T> T object(JsonValue value, String path, List<Problem> problems, Function<JsonFields, T> read) {
        JsonObject object;
        if (value instanceof JsonObject o) {
            object = o;
        } else {
            problems.add(Problem.of(ProblemCode.E_FIELD_FORM, path, "object"));
            // The members of what is no object are not missed one by one.
            return read.apply(new JsonFields(new JsonObject(new TreeMap<>()), path, new ArrayList<>()));
        }
        var fields = new JsonFields(object, path, problems);
        T result = read.apply(fields);
        for (String name : object.members().keySet()) {
            if (!fields.known.contains(name)) {
                problems.add(Problem.of(ProblemCode.E_FIELD_UNKNOWN, JsonPath.member(path, name)));
            }
        }
        return result;
    }

    private @Nullable JsonValue member(String name) {
        known.add(name);
        return object.members().get(name);
    }

    private void report(ProblemCode code, String name, Object... args) {
        problems.add(Problem.of(code, JsonPath.member(path, name), args));
    }

    <T> @Nullable T optional(String name, Reading<T> reading) {
        JsonValue value = member(name);
        return value == null ? null : reading.read(value, JsonPath.member(path, name), problems);
    }

    <T> T required(String name, Reading<T> reading) {
        JsonValue value = member(name);
        if (value == null) {
            report(ProblemCode.E_FIELD_MISSING, name);
            return reading.read(new JsonObject(new TreeMap<>()), path, new ArrayList<>());
        }
        return reading.read(value, JsonPath.member(path, name), problems);
    }

    <T> List<T> list(String name, Reading<T> reading) {
        List<T> items = optional(name, (value, at, all) -> items(value, at, all, reading));
        return items == null ? List.of() : items;
    }

    private static <T> List<T> items(JsonValue value, String path, List<Problem> problems, Reading<T> reading) {
        if (!(value instanceof JsonArray array)) {
            problems.add(Problem.of(ProblemCode.E_FIELD_FORM, path, "array"));
            return List.of();
        }
        var items = new ArrayList<T>();
        for (JsonValue item : array.items()) {
            items.add(reading.read(item, JsonPath.item(path, items.size()), problems));
        }
        return items;
    }

    /** An integer that fits an {@code int}. */
    int integer(String name) {
        long value = longInteger(name);
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            report(ProblemCode.E_RANGE, name, Integer.MIN_VALUE, Integer.MAX_VALUE);
            return 0;
        }
        return (int) value;
    }

    long longInteger(String name) {
        return required(name, (value, at, all) -> {
            if (value instanceof JsonInteger integer) {
                return integer.value();
            }
            all.add(Problem.of(ProblemCode.E_FIELD_FORM, at, "integer"));
            return 0L;
        });
    }

    static String string(JsonValue value, String path, List<Problem> problems) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        problems.add(Problem.of(ProblemCode.E_FIELD_FORM, path, "string"));
        return "";
    }

    static Decimal decimal(JsonValue value, String path, List<Problem> problems) {
        return parsed(value, path, problems, "decimal string", Decimal::parse, ZERO);
    }

    static ContentId contentId(JsonValue value, String path, List<Problem> problems) {
        return parsed(value, path, problems, "64 hexadecimal digits", ContentId::parse, NO_ID);
    }

    static Version version(JsonValue value, String path, List<Problem> problems) {
        return parsed(value, path, problems, "major.minor.patch", Version::parse, new Version(0, 0, 0));
    }

    static LocalDate date(JsonValue value, String path, List<Problem> problems) {
        return parsed(value, path, problems, "date YYYY-MM-DD", JsonFields::parseDate, LocalDate.EPOCH);
    }

    private static Optional<LocalDate> parseDate(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <T> T parsed(
            JsonValue value,
            String path,
            List<Problem> problems,
            String form,
            Function<String, Optional<T>> parse,
            T standIn) {
        Optional<T> result = value instanceof JsonString string ? parse.apply(string.value()) : Optional.empty();
        if (result.isEmpty()) {
            problems.add(Problem.of(ProblemCode.E_FIELD_FORM, path, form));
        }
        return result.orElse(standIn);
    }

    static LocalizedText localized(JsonValue value, String path, List<Problem> problems) {
        if (!(value instanceof JsonObject texts)) {
            problems.add(Problem.of(ProblemCode.E_FIELD_FORM, path, "object of texts by language"));
            return new LocalizedText(new TreeMap<>());
        }
        var byLanguage = new TreeMap<String, String>();
        texts.members()
                .forEach((language, text) ->
                        byLanguage.put(language, string(text, JsonPath.member(path, language), problems)));
        return new LocalizedText(byLanguage);
    }

    <E extends Enum<E> & Coded> E coded(String name, Class<E> type) {
        E[] constants = type.getEnumConstants();
        return required(name, (value, at, all) -> {
            for (E constant : constants) {
                if (value instanceof JsonString string && string.value().equals(constant.code())) {
                    return constant;
                }
            }
            List<String> codes = new ArrayList<>();
            for (E constant : constants) {
                codes.add(constant.code());
            }
            all.add(Problem.of(ProblemCode.E_FIELD_FORM, at, String.join("|", codes)));
            return constants[0];
        });
    }
}
