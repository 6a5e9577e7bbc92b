package org.cttdc.protocol.rules;

import java.math.BigInteger;

/**
 * Experience power (protocol page, section 5). It decays by a tenth a cycle without touching accounts: instead of shrinking old
 * gains, new ones are multiplied by an index that grows; shares are raw/Σraw.
 */
public final class ExperiencePower {
    /** I_0. */
    public static final BigInteger FIRST_INDEX = BigInteger.TEN.pow(18);

    private static final long OPEN_DIVISOR = 4;
    private static final BigInteger CAP_DIVISOR = BigInteger.valueOf(100);
    private static final BigInteger NINE = BigInteger.valueOf(9);
    private static final BigInteger EIGHT = BigInteger.valueOf(8);

    private ExperiencePower() {}

    /** ⌊score·min(fee, feeCap)/10^6⌋; a quarter of that for entrants who were not assigned. */
    public static long gain(long score, long fee, long feeCap, boolean assigned) {
        return Ppm.mulDiv(score, Math.min(fee, feeCap), assigned ? Ppm.ONE : OPEN_DIVISOR * Ppm.ONE);
    }

    /** I_{c+1} = ⌈10·I_c/9⌉. */
    public static BigInteger nextIndex(BigInteger index) {
        return index.multiply(BigInteger.TEN).add(EIGHT).divide(NINE);
    }

    /** What of an account's raw power counts: nobody stands for more than a hundredth of all. */
    public static BigInteger capped(BigInteger raw, BigInteger total) {
        return raw.min(total.divide(CAP_DIVISOR));
    }

    /** What a gain adds to an account's raw power in a cycle with that index. */
    public static BigInteger raw(long gain, BigInteger index) {
        return BigInteger.valueOf(gain).multiply(index);
    }
}
