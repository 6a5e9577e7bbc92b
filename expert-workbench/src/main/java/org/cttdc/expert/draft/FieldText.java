package org.cttdc.expert.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cttdc.protocol.documents.Bound;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicBuilder;
import org.cttdc.protocol.documents.Coded;
import org.cttdc.protocol.documents.Criticality;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclaredTolerance;
import org.cttdc.protocol.documents.Level;
import org.cttdc.protocol.documents.Limit;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Method;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.Range;
import org.cttdc.protocol.documents.Scoring;
import org.cttdc.protocol.documents.ToleranceMode;
import org.cttdc.protocol.documents.ValueFunction;
import org.cttdc.protocol.documents.ValueReference;
import org.cttdc.protocol.documents.ValueShape;
import org.cttdc.protocol.units.Unit;
import org.cttdc.uikit.document.TypedDecimal;
import org.jspecify.annotations.Nullable;

/** Parts of a characteristic to texts and back. */
final class FieldText {
    private static final int PERCENT_DIGITS = 4;
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:to|至|到|…|\\.\\.\\.?|–|~)\\s*|\\s+");

    private FieldText() {}

    static String read(CharacteristicField field, Characteristic c) {
        return switch (field) {
            case NAME_EN -> c.name().texts().getOrDefault("en", "");
            case NAME_ZH -> c.name().texts().getOrDefault("zh", "");
            case ID -> c.id();
            case UNIT -> c.unit();
            case SCALE -> Integer.toString(c.scale());
            case LEVELS -> c.levels().stream().map(FieldText::line).collect(Collectors.joining("\n"));
            case EXPRESSION -> c.expression() == null ? "" : c.expression();
            case PLAUSIBLE ->
                c.plausible() == null
                        ? ""
                        : c.plausible().lo() + " to " + c.plausible().hi();
            case LIMIT_MIN -> c.limit() == null ? "" : bound(c.limit().min());
            case LIMIT_MAX -> c.limit() == null ? "" : bound(c.limit().max());
            case TOLERANCE_MODE ->
                c.declaredTolerance() == null
                        ? ToleranceMode.RELATIVE.code()
                        : c.declaredTolerance().mode().code();
            case TOLERANCE_LOWER ->
                c.declaredTolerance() == null ? "" : text(c.declaredTolerance().lower());
            case TOLERANCE_UPPER ->
                c.declaredTolerance() == null ? "" : text(c.declaredTolerance().upper());
            case CRITICALITY -> c.criticality().code();
            case WEIGHT -> percent(c.weight());
            case SIGMA -> c.scoring() == null ? "" : c.scoring().sigmaPt().text();
            case U_MIN -> c.scoring() == null ? "" : c.scoring().uMin().text();
            case SHAPE -> c.value() == null ? "" : c.value().shape().code();
            case RELATIVE_TO ->
                c.value() == null
                        ? ValueReference.ABSOLUTE.code()
                        : c.value().relativeTo().code();
            case WORST -> c.value() == null ? "" : text(c.value().worst());
            case BEST -> c.value() == null ? "" : text(c.value().best());
            case LEVEL, REPLICATES, MAX_REL_U, CONDITIONS_EN, CONDITIONS_ZH, STEPS_EN, STEPS_ZH ->
                c.method() == null ? "" : method(field, c.method());
        };
    }

    private static String method(CharacteristicField field, Method method) {
        return switch (field) {
            case LEVEL -> method.level().code();
            case REPLICATES -> Integer.toString(method.minReplicates());
            case MAX_REL_U -> text(method.maxRelU());
            case CONDITIONS_EN -> lines(method.conditions(), "en");
            case CONDITIONS_ZH -> lines(method.conditions(), "zh");
            case STEPS_EN -> lines(method.steps(), "en");
            case STEPS_ZH -> lines(method.steps(), "zh");
            default -> throw new IllegalArgumentException(field.key());
        };
    }

    static Optional<Characteristic> write(CharacteristicField field, Characteristic c, String text) {
        return switch (field) {
            case NAME_EN -> built(c, b -> b.name(c.name().with("en", text)));
            case NAME_ZH -> built(c, b -> b.name(c.name().with("zh", text)));
            case ID -> built(c, b -> b.id(text.strip()));
            case UNIT -> Unit.fromPerson(text).flatMap(unit -> built(c, b -> b.unit(unit.code())));
            case SCALE -> whole(text).flatMap(scale -> built(c, b -> b.scale(scale)));
            case LEVELS -> levels(text).flatMap(levels -> built(c, b -> b.levels(levels)));
            case EXPRESSION -> built(c, b -> b.expression(text));
            case PLAUSIBLE -> plausible(c, text);
            case LIMIT_MIN ->
                built(c, b -> b.limit(limit(c, bound(text), bound(read(CharacteristicField.LIMIT_MAX, c)))));
            case LIMIT_MAX ->
                built(c, b -> b.limit(limit(c, bound(read(CharacteristicField.LIMIT_MIN, c)), bound(text))));
            case TOLERANCE_MODE, TOLERANCE_LOWER, TOLERANCE_UPPER -> tolerance(field, c, text);
            case CRITICALITY -> coded(Criticality.values(), text).flatMap(one -> built(c, b -> b.criticality(one)));
            case WEIGHT -> ppm(text).flatMap(weight -> built(c, b -> b.weight(weight)));
            case SIGMA, U_MIN -> scoring(field, c, text);
            case SHAPE, RELATIVE_TO, WORST, BEST -> value(field, c, text);
            case LEVEL, REPLICATES, MAX_REL_U, CONDITIONS_EN, CONDITIONS_ZH, STEPS_EN, STEPS_ZH ->
                c.method() == null
                        ? Optional.empty()
                        : method(field, c.method(), text).flatMap(method -> built(c, b -> b.method(method)));
        };
    }

    private static Optional<Characteristic> built(
            Characteristic c, Function<CharacteristicBuilder, CharacteristicBuilder> change) {
        return Optional.of(change.apply(c.toBuilder()).build());
    }

    private static Optional<Characteristic> plausible(Characteristic c, String text) {
        if (text.isBlank()) {
            return built(c, b -> b.plausible(null));
        }
        String[] ends = BETWEEN.split(text.strip(), -1);
        if (ends.length != 2) {
            return Optional.empty();
        }
        return TypedDecimal.parse(ends[0])
                .flatMap(lo ->
                        TypedDecimal.parse(ends[1]).flatMap(hi -> built(c, b -> b.plausible(new Range(lo, hi)))));
    }

    private static @Nullable Limit limit(Characteristic c, @Nullable Bound min, @Nullable Bound max) {
        return min == null && max == null
                ? null
                : new Limit(min, max, c.limit() == null ? null : c.limit().src());
    }

    private static Optional<Characteristic> tolerance(CharacteristicField field, Characteristic c, String text) {
        DeclaredTolerance old = c.declaredTolerance() == null
                ? new DeclaredTolerance(ToleranceMode.RELATIVE, null, null, null)
                : c.declaredTolerance();
        if (field == CharacteristicField.TOLERANCE_MODE) {
            return coded(ToleranceMode.values(), text)
                    .map(mode -> new DeclaredTolerance(mode, old.lower(), old.upper(), old.src()))
                    .flatMap(chosen -> chosen.mode() == ToleranceMode.ABSOLUTE
                            ? built(c, b -> b.declaredTolerance(chosen))
                            : toleranceOf(c, chosen));
        }
        boolean lower = field == CharacteristicField.TOLERANCE_LOWER;
        if (text.isBlank()) {
            return toleranceOf(
                    c,
                    new DeclaredTolerance(
                            old.mode(), lower ? null : old.lower(), lower ? old.upper() : null, old.src()));
        }
        return TypedDecimal.parse(text)
                .flatMap(distance -> toleranceOf(
                        c,
                        new DeclaredTolerance(
                                old.mode(),
                                lower ? distance : old.lower(),
                                lower ? old.upper() : distance,
                                old.src())));
    }

    /** A tolerance without bounds is none. */
    private static Optional<Characteristic> toleranceOf(Characteristic c, DeclaredTolerance tolerance) {
        boolean bounded = tolerance.lower() != null || tolerance.upper() != null;
        return built(c, b -> b.declaredTolerance(bounded ? tolerance : null));
    }

    private static Optional<Method> method(CharacteristicField field, Method m, String text) {
        return switch (field) {
            case LEVEL ->
                coded(MethodLevel.values(), text)
                        .map(level -> new Method(
                                m.reference(), level, m.minReplicates(), m.maxRelU(), m.conditions(), m.steps()));
            case REPLICATES ->
                whole(text).map(n -> new Method(m.reference(), m.level(), n, m.maxRelU(), m.conditions(), m.steps()));
            case MAX_REL_U ->
                optional(text)
                        .map(u -> new Method(
                                m.reference(), m.level(), m.minReplicates(), orNull(u), m.conditions(), m.steps()));
            case CONDITIONS_EN, CONDITIONS_ZH ->
                Optional.of(new Method(
                        m.reference(),
                        m.level(),
                        m.minReplicates(),
                        m.maxRelU(),
                        merged(m.conditions(), language(field), text),
                        m.steps()));
            case STEPS_EN, STEPS_ZH ->
                Optional.of(new Method(
                        m.reference(),
                        m.level(),
                        m.minReplicates(),
                        m.maxRelU(),
                        m.conditions(),
                        merged(m.steps(), language(field), text)));
            default -> Optional.empty();
        };
    }

    private static String language(CharacteristicField field) {
        return field.key().substring(field.key().length() - 2);
    }

    private static Optional<Characteristic> scoring(CharacteristicField field, Characteristic c, String text) {
        return TypedDecimal.parse(text).flatMap(number -> {
            Scoring old = c.scoring() == null ? new Scoring(number, number) : c.scoring();
            boolean sigma = field == CharacteristicField.SIGMA;
            return built(
                    c, b -> b.scoring(sigma ? new Scoring(number, old.uMin()) : new Scoring(old.sigmaPt(), number)));
        });
    }

    private static Optional<Characteristic> value(CharacteristicField field, Characteristic c, String text) {
        if (field == CharacteristicField.SHAPE && text.isEmpty()) {
            return built(c, b -> b.value(null));
        }
        if (c.value() == null && text.equals(read(field, c))) {
            return Optional.of(c);
        }
        ValueFunction v = c.value() == null
                ? new ValueFunction(ValueShape.LINEAR, null, null, ValueReference.ABSOLUTE)
                : c.value();
        Optional<ValueFunction> changed = switch (field) {
            case SHAPE ->
                coded(ValueShape.values(), text)
                        .map(shape -> shape == ValueShape.MATCH
                                ? new ValueFunction(shape, null, null, ValueReference.DECLARED)
                                : new ValueFunction(shape, v.worst(), v.best(), v.relativeTo()));
            case RELATIVE_TO ->
                coded(ValueReference.values(), text).map(to -> new ValueFunction(v.shape(), v.worst(), v.best(), to));
            case WORST ->
                optional(text).map(worst -> new ValueFunction(v.shape(), orNull(worst), v.best(), v.relativeTo()));
            case BEST ->
                optional(text).map(best -> new ValueFunction(v.shape(), v.worst(), orNull(best), v.relativeTo()));
            default -> Optional.empty();
        };
        return changed.flatMap(value -> built(c, b -> b.value(value)));
    }

    private static String line(Level level) {
        String zh = level.name().texts().getOrDefault("zh", "");
        return level.code() + "; " + level.name().texts().getOrDefault("en", "") + (zh.isEmpty() ? "" : "; " + zh);
    }

    private static Optional<List<Level>> levels(String text) {
        List<Level> levels = new ArrayList<>();
        for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
            String[] parts = line.replace('；', ';').split(";", -1);
            Optional<Integer> code = whole(parts[0]);
            if (code.isEmpty() || parts.length < 2 || parts.length > 3) {
                return Optional.empty();
            }
            LocalizedText name = LocalizedText.of(parts[1].strip());
            levels.add(new Level(code.get(), parts.length == 3 ? name.with("zh", parts[2].strip()) : name));
        }
        return Optional.of(List.copyOf(levels));
    }

    private static String lines(List<LocalizedText> texts, String language) {
        return texts.stream()
                .map(text -> text.texts().getOrDefault(language, ""))
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    /** Line by line the texts in one language beside those in the others; empty lines at the end fall away. */
    private static List<LocalizedText> merged(List<LocalizedText> old, String language, String typed) {
        List<String> lines = typed.isEmpty() ? List.of() : List.of(typed.split("\n", -1));
        List<LocalizedText> merged = new ArrayList<>();
        for (int i = 0; i < Math.max(old.size(), lines.size()); i++) {
            LocalizedText base =
                    i < old.size() ? old.get(i) : LocalizedText.of("").with("en", "");
            merged.add(base.with(language, i < lines.size() ? lines.get(i) : ""));
        }
        while (!merged.isEmpty() && merged.getLast().texts().isEmpty()) {
            merged.removeLast();
        }
        return merged;
    }

    private static String text(@Nullable Decimal decimal) {
        return decimal == null ? "" : decimal.text();
    }

    private static String bound(@Nullable Bound bound) {
        return switch (bound) {
            case null -> "";
            case Bound.Fixed fixed -> fixed.value().text();
            case Bound.Reference reference -> reference.c();
        };
    }

    private static @Nullable Bound bound(String text) {
        String plain = text.strip();
        return plain.isEmpty()
                ? null
                : TypedDecimal.parse(plain).<Bound>map(Bound.Fixed::new).orElseGet(() -> new Bound.Reference(plain));
    }

    /** The text, unless it is neither blank nor a number. */
    private static Optional<String> optional(String text) {
        return Optional.of(text)
                .filter(typed -> typed.isBlank() || TypedDecimal.parse(typed).isPresent());
    }

    private static @Nullable Decimal orNull(String text) {
        return TypedDecimal.parse(text).orElse(null);
    }

    private static Optional<Integer> whole(String text) {
        return TypedDecimal.parse(text).flatMap(decimal -> {
            try {
                return Optional.of(decimal.value().intValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        });
    }

    private static String percent(int ppm) {
        BigDecimal percent = BigDecimal.valueOf(ppm, PERCENT_DIGITS);
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    private static Optional<Integer> ppm(String text) {
        return TypedDecimal.parse(text.replace("%", "")).flatMap(decimal -> {
            try {
                return Optional.of(
                        decimal.value().movePointRight(PERCENT_DIGITS).intValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        });
    }

    private static <E extends Enum<E> & Coded> Optional<E> coded(E[] all, String code) {
        return Arrays.stream(all).filter(one -> one.code().equals(code)).findFirst();
    }
}
