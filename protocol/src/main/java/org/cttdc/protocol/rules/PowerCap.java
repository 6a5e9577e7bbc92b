package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Keeps every validator's power strictly below a fraction of the whole that results (protocol page, section 6). */
public final class PowerCap {
    private PowerCap() {}

    /**
     * The powers in their order, cut to one cap so that each is below num/den of their new sum; unchanged where they already are. Empty
     * where no cap can do it: there are too few validators for that fraction.
     */
    public static Optional<List<Long>> apply(List<Long> powers, long num, long den) {
        if (num <= 0 || den <= num) {
            throw new IllegalArgumentException("the fraction lies between 0 and 1, not " + num + "/" + den);
        }
        powers.forEach(Ppm::requireNonNegative);
        List<Long> sorted = powers.stream().sorted(Collections.reverseOrder()).toList();
        BigInteger a = BigInteger.valueOf(num);
        BigInteger below = powers.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sorted.isEmpty() || times(sorted.getFirst(), den).compareTo(a.multiply(below)) < 0) {
            return Optional.of(List.copyOf(powers));
        }
        for (int k = 1; k < sorted.size(); k++) {
            below = below.subtract(BigInteger.valueOf(sorted.get(k - 1)));
            BigInteger divisor = BigInteger.valueOf(den).subtract(a.multiply(BigInteger.valueOf(k)));
            if (divisor.signum() <= 0 || below.signum() == 0) {
                return Optional.empty();
            }
            BigInteger cap = a.multiply(below).subtract(BigInteger.ONE).divide(divisor);
            if (cap.compareTo(BigInteger.valueOf(sorted.get(k))) >= 0) {
                long most = cap.longValueExact();
                return Optional.of(
                        powers.stream().map(power -> Math.min(power, most)).toList());
            }
        }
        return Optional.empty();
    }

    private static BigInteger times(long power, long den) {
        return BigInteger.valueOf(power).multiply(BigInteger.valueOf(den));
    }
}
