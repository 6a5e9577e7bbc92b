package org.cttdc.uikit.document;

import java.math.BigDecimal;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import org.cttdc.protocol.documents.Bound;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.Level;
import org.cttdc.protocol.documents.Limit;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** Names, values, limits and shares of documents as people read them, in the language of the moment. */
public record Spoken(UiKit kit) {
    private static final int BPS_TO_PERCENT = 2;
    private static final int PPM_TO_PERCENT = 4;

    /** The name of a characteristic. */
    public String name(Characteristic c) {
        return c.name().in(kit.languages().get());
    }

    /** A value with its unit, or the name of its level. */
    public String value(Characteristic c, Decimal value) {
        String unit = unit(c);
        return unit.isEmpty() ? figure(c, value) : figure(c, value) + "\u00a0" + unit;
    }

    /** A value whose unit stands elsewhere, or the name of its level. */
    public String figure(Characteristic c, Decimal value) {
        return switch (c.kind()) {
            case MEASURED, DERIVED -> kit.money().decimal(value.value());
            case BOOLEAN -> answer(value.signum() != 0).get();
            case ORDINAL, CATEGORICAL ->
                c.levels().stream()
                        .filter(level -> Decimal.ofScaled(level.code(), 0).compareValue(value) == 0)
                        .map(Level::name)
                        .map(name -> name.in(kit.languages().get()))
                        .findFirst()
                        .orElse(value.text());
        };
    }

    /** Yes or no. */
    public Text answer(boolean yes) {
        return kit.texts().text(yes ? "yes" : "no");
    }

    /** What the model asks, with units and names, such as "≤ Maximum power"; nothing where it asks nothing. */
    public String limit(QualityModel model, Characteristic c) {
        boolean isWord = c.kind() == CharacteristicKind.BOOLEAN;
        return limit(
                c,
                fixed -> figure(c, fixed),
                (sign, fixed) -> isWord ? value(c, fixed) : sign + value(c, fixed),
                id -> model.characteristic(id).map(this::name).orElse(id));
    }

    /** {@link #limit(QualityModel, Characteristic)} as a text that follows the language. */
    public Text limitText(QualityModel model, Characteristic c) {
        return new LimitText(this, model, c);
    }

    /** What the model asks in its own notation, the same in every language: "≥ 80" or "≤ ponmax". */
    public static String limit(Characteristic c) {
        return limit(c, Decimal::text, (sign, fixed) -> sign + fixed.text(), id -> id);
    }

    /** The unit as people write it; nothing for a plain number. */
    public static String unit(Characteristic c) {
        return c.unit().equals(Characteristic.NO_UNIT) ? "" : UnitSymbols.of(c.unit());
    }

    /** Basis points as per cent: 1250 is "12.5 %". */
    public static String bps(long bps) {
        return percent(bps, BPS_TO_PERCENT);
    }

    /** Parts per million as per cent, with as many decimals as needed: 125000 is "12.5 %". */
    public static String ppm(long ppm) {
        return percent(ppm, PPM_TO_PERCENT);
    }

    private static String percent(long share, int digits) {
        return BigDecimal.valueOf(share, digits).stripTrailingZeros().toPlainString() + "\u00a0%";
    }

    private static String limit(
            Characteristic c,
            Function<Decimal, String> figure,
            BiFunction<String, Decimal, String> value,
            Function<String, String> reference) {
        Limit limit = c.limit();
        if (limit == null) {
            return "";
        }
        if (limit.min() instanceof Bound.Fixed(Decimal from) && limit.max() instanceof Bound.Fixed(Decimal to)) {
            return figure.apply(from) + "\u2009–\u2009" + value.apply("", to);
        }
        String min = bound("≥\u00a0", limit.min(), value, reference);
        String max = bound("≤\u00a0", limit.max(), value, reference);
        return min.isEmpty() || max.isEmpty() ? min + max : min + ", " + max;
    }

    private record LimitText(Spoken spoken, QualityModel model, Characteristic c) implements Text {
        @Override
        public String get() {
            return spoken.limit(model, c);
        }

        @Override
        public ObservableStringValue observe() {
            return Bindings.createStringBinding(
                    this::get, spoken.kit().languages().observe());
        }
    }

    private static String bound(
            String sign,
            @Nullable Bound bound,
            BiFunction<String, Decimal, String> value,
            Function<String, String> reference) {
        return switch (bound) {
            case null -> "";
            case Bound.Fixed fixed -> value.apply(sign, fixed.value());
            case Bound.Reference other -> sign + reference.apply(other.c());
        };
    }
}
