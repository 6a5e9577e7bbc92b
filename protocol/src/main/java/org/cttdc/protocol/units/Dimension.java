package org.cttdc.protocol.units;

/**
 * Exponents of the seven base quantities of the SI; plane and solid angle are dimensionless, so lm has the dimension of
 * cd.
 *
 * <p>The constructor throws {@link ArithmeticException} for an exponent outside ±{@value #MAX_EXPONENT}.
 */
public record Dimension(
        int length, int mass, int time, int current, int temperature, int amount, int luminousIntensity) {
    /** Largest magnitude of an exponent; nothing real comes near it. */
    public static final int MAX_EXPONENT = 99;

    /** The dimension of a plain number. */
    public static final Dimension ONE = new Dimension(0, 0, 0, 0, 0, 0, 0);

    public Dimension {
        int[] exponents = {length, mass, time, current, temperature, amount, luminousIntensity};
        for (int exponent : exponents) {
            if (exponent < -MAX_EXPONENT || exponent > MAX_EXPONENT) {
                throw new ArithmeticException("dimension exponent outside ±" + MAX_EXPONENT + ": " + exponent);
            }
        }
    }

    public boolean isOne() {
        return equals(ONE);
    }

    public Dimension times(Dimension other) {
        return plus(other, 1);
    }

    public Dimension over(Dimension other) {
        return plus(other, -1);
    }

    private Dimension plus(Dimension o, int sign) {
        return new Dimension(
                length + sign * o.length,
                mass + sign * o.mass,
                time + sign * o.time,
                current + sign * o.current,
                temperature + sign * o.temperature,
                amount + sign * o.amount,
                luminousIntensity + sign * o.luminousIntensity);
    }

    /** This dimension to the power of n, |n| at most 8. */
    public Dimension power(int n) {
        if (n < -8 || n > 8) {
            throw new ArithmeticException("power outside ±8: " + n);
        }
        return new Dimension(
                n * length, n * mass, n * time, n * current, n * temperature, n * amount, n * luminousIntensity);
    }

    /** Whether every exponent is even, so that {@link #squareRoot} exists. */
    public boolean isSquare() {
        return ((length | mass | time | current | temperature | amount | luminousIntensity) & 1) == 0;
    }

    /** The square root; throws {@link ArithmeticException} where an exponent is odd. */
    public Dimension squareRoot() {
        if (!isSquare()) {
            throw new ArithmeticException("no square root of " + this);
        }
        return new Dimension(
                length / 2, mass / 2, time / 2, current / 2, temperature / 2, amount / 2, luminousIntensity / 2);
    }

    /** The dimension as base units, such as {@code kg.m2.s-3}; {@code 1} for a plain number. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        append(text, "kg", mass);
        append(text, "m", length);
        append(text, "s", time);
        append(text, "A", current);
        append(text, "K", temperature);
        append(text, "mol", amount);
        append(text, "cd", luminousIntensity);
        return text.isEmpty() ? "1" : text.toString();
    }

    private static void append(StringBuilder text, String unit, int exponent) {
        if (exponent != 0) {
            text.append(text.isEmpty() ? "" : ".").append(unit).append(exponent == 1 ? "" : exponent);
        }
    }
}
