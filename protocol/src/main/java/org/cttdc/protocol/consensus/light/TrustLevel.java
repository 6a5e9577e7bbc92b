package org.cttdc.protocol.consensus.light;

/**
 * The share of a trusted validator set that must have signed a later header, from a third to all.
 *
 * @param numerator at most {@code denominator}
 * @param denominator at least 1
 */
public record TrustLevel(int numerator, int denominator) {
    /** A third: at least one of the signers was honest when the set was trusted. */
    public static final TrustLevel ONE_THIRD = new TrustLevel(1, 3);

    public TrustLevel {
        if (denominator < 1 || 3L * numerator < denominator || numerator > denominator) {
            throw new IllegalArgumentException(
                    "a trust level lies between 1/3 and 1, not at " + numerator + "/" + denominator);
        }
    }

    /** Signed power must exceed this; throws {@link ArithmeticException} where 64 bits do not hold the product. */
    public long powerToExceed(long totalPower) {
        return Math.multiplyExact(totalPower, numerator) / denominator;
    }
}
