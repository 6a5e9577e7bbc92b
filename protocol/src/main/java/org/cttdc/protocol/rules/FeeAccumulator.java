package org.cttdc.protocol.rules;

import java.math.BigInteger;

/**
 * A pot that pays by weight without ever walking over those it pays (protocol page, section 9): what one unit of weight has earned so
 * far, scaled by 10^18, with the remainder carried to the next payment.
 *
 * @param perWeight ⌊10^18 · amount/weight⌋, summed over all payments
 * @param carry what division left, in 10^-18 of the smallest unit, below the weight at the time
 */
public record FeeAccumulator(BigInteger perWeight, BigInteger carry) {
    /** Before the first payment. */
    public static final FeeAccumulator EMPTY = new FeeAccumulator(BigInteger.ZERO, BigInteger.ZERO);

    private static final BigInteger SCALE = BigInteger.TEN.pow(18);

    /** After a payment to everybody together; {@code weight} is theirs, positive. */
    public FeeAccumulator pay(long amount, BigInteger weight) {
        Ppm.requireNonNegative(amount);
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("there is nobody to pay: weight " + weight);
        }
        BigInteger[] parts =
                BigInteger.valueOf(amount).multiply(SCALE).add(carry).divideAndRemainder(weight);
        return new FeeAccumulator(perWeight.add(parts[0]), parts[1]);
    }

    /**
     * What a weight that stood unchanged since {@code since} has earned, rounded down. Nobody can claim more than was paid in: floors
     * only ever leave something.
     */
    public long earned(FeeAccumulator since, BigInteger weight) {
        return perWeight
                .subtract(since.perWeight)
                .multiply(weight)
                .divide(SCALE)
                .longValueExact();
    }
}
