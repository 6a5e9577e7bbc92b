package org.cttdc.protocol.rules;

import java.math.BigInteger;

/** Parts per million, the protocol's only fractions. */
public final class Ppm {
    /** One: 10^6 parts. Scores are on the same scale. */
    public static final long ONE = 1_000_000;

    private Ppm() {}

    /** ⌊amount·ppm/10^6⌋ of a non-negative amount. */
    public static long of(long amount, long ppm) {
        return mulDiv(amount, ppm, ONE);
    }

    /** ⌊a·b/c⌋ of non-negative numbers, exact in between; throws {@link ArithmeticException} where it does not fit 64 bits. */
    public static long mulDiv(long a, long b, long c) {
        requireNonNegative(a);
        requireNonNegative(b);
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .divide(BigInteger.valueOf(c))
                .longValueExact();
    }

    static void requireNonNegative(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("amounts, weights and shares are not negative: " + value);
        }
    }
}
