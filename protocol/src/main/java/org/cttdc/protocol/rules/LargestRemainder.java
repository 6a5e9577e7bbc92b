package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Splits a total by weights so that nothing is lost: everybody gets the floor of their quota (Hare), and what is left goes one unit
 * each to the largest remainders, ties to the lower index. Callers order their lists by id.
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /** Shares of {@code total}, in order. Throws {@link IllegalArgumentException} where something is negative or all weights are 0. */
    public static long[] split(long total, long... weights) {
        List<BigInteger> exact =
                Arrays.stream(weights).mapToObj(BigInteger::valueOf).toList();
        return split(BigInteger.valueOf(total), exact).stream()
                .mapToLong(BigInteger::longValueExact)
                .toArray();
    }

    /** Shares of {@code total}, in order, for weights beyond 64 bits. */
    public static List<BigInteger> split(BigInteger total, List<BigInteger> weights) {
        BigInteger sum = sum(total, weights);
        record Remainder(int index, BigInteger value) {}
        List<BigInteger> shares = new ArrayList<>(weights.size());
        List<Remainder> remainders = new ArrayList<>(weights.size());
        BigInteger left = total;
        for (int i = 0; i < weights.size(); i++) {
            BigInteger[] quota = total.multiply(weights.get(i)).divideAndRemainder(sum);
            shares.add(quota[0]);
            remainders.add(new Remainder(i, quota[1]));
            left = left.subtract(quota[0]);
        }
        remainders.sort(Comparator.comparing(Remainder::value).reversed().thenComparingInt(Remainder::index));
        for (Remainder next : remainders.subList(0, left.intValueExact())) {
            shares.set(next.index(), shares.get(next.index()).add(BigInteger.ONE));
        }
        return List.copyOf(shares);
    }

    private static BigInteger sum(BigInteger total, List<BigInteger> weights) {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger weight : weights) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            sum = sum.add(weight);
        }
        if (total.signum() < 0) {
            throw new IllegalArgumentException("the total is negative: " + total);
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("there is no weight to split by");
        }
        return sum;
    }
}
