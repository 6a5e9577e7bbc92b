package org.cttdc.protocol.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A decimal as documents spell it: {@code -?\d{1,18}(\.\d{1,9})?}. Trailing zeros are kept, because they state
 * resolution, so equality is equality of the spelling; {@link #compareValue} compares numbers.
 *
 * <p>The constructor throws {@link IllegalArgumentException} for any other spelling.
 */
public record Decimal(String text) {
    /** Largest number of digits after the point, and so the largest scale. */
    public static final int MAX_SCALE = 9;

    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

    public Decimal {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a decimal of at most 18.9 digits: " + text);
        }
    }

    public static Decimal of(String text) {
        return new Decimal(text);
    }

    /** The decimal, or empty where the spelling is not one. */
    public static Optional<Decimal> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Decimal(text)) : Optional.empty();
    }

    /**
     * The decimal that a scaled integer stands for, with exactly {@code scale} digits after the point.
     *
     * @throws IllegalArgumentException when the scale is outside 0..9 or the result needs more than 18 integer digits
     */
    public static Decimal ofScaled(long scaled, int scale) {
        requireScale(scale);
        return new Decimal(BigDecimal.valueOf(scaled, scale).toPlainString());
    }

    /** The exact number. */
    public BigDecimal value() {
        return new BigDecimal(text);
    }

    /** Digits after the point as written. */
    public int digits() {
        int point = text.indexOf('.');
        return point < 0 ? 0 : text.length() - point - 1;
    }

    /**
     * value · 10^scale as an exact int64.
     *
     * @throws ArithmeticException when the value needs more digits than the scale has, or does not fit an int64
     */
    public long scaled(int scale) {
        requireScale(scale);
        return value().setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    /** As {@link #scaled}, empty where that would throw for the value's sake. */
    public OptionalLong tryScaled(int scale) {
        try {
            return OptionalLong.of(scaled(scale));
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    public int signum() {
        return value().signum();
    }

    /** Compares the numbers, not the spellings. */
    public int compareValue(Decimal other) {
        return value().compareTo(other.value());
    }

    private static void requireScale(int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale outside 0.." + MAX_SCALE + ": " + scale);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
