package org.cttdc.protocol.rules;

import java.math.BigInteger;

/**
 * Conformity without square roots and distributions (quality page, section 4): 95 % at a one-sided limit means a distance of 1.645 u,
 * and squares of integers are compared.
 */
public final class ConformityVerdict {
    /** 1.645²·10^6. */
    private static final BigInteger GUARD = BigInteger.valueOf(2_706_025);

    private static final BigInteger SCALE = BigInteger.valueOf(Ppm.ONE);

    private ConformityVerdict() {}

    /** Whether a value conforms to an upper limit with at least 95 %: x < T and 10^6(T-x)² >= 2706025·u². */
    public static boolean isBelow(BigInteger x, BigInteger variance, BigInteger limit) {
        return x.compareTo(limit) < 0 && isClear(limit.subtract(x), variance);
    }

    /** The same for a lower limit. */
    public static boolean isAbove(BigInteger x, BigInteger variance, BigInteger limit) {
        return x.compareTo(limit) > 0 && isClear(x.subtract(limit), variance);
    }

    private static boolean isClear(BigInteger distance, BigInteger variance) {
        return distance.multiply(distance).multiply(SCALE).compareTo(GUARD.multiply(variance)) >= 0;
    }
}
