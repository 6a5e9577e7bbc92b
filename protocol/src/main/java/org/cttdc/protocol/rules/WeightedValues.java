package org.cttdc.protocol.rules;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Values with positive weights, sorted once so that the lower weighted median without any one of them costs O(log n). The lower
 * weighted median is the smallest value at which the weight up to it is at least half of the whole.
 */
public final class WeightedValues {
    private final long[] values;
    private final long[] weights;
    /** Indices in order of value. */
    private final Integer[] order;
    /** Place of each index in {@link #order}. */
    private final int[] place;
    /** Weight up to and including each place. */
    private final long[] upTo;

    /** One weight for each value. */
    public WeightedValues(long[] values, long[] weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(values.length + " values have " + weights.length + " weights");
        }
        this.values = values.clone();
        this.weights = weights.clone();
        order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong((Integer i) -> values[i]).thenComparingInt(i -> i));
        place = new int[values.length];
        upTo = new long[values.length];
        long sum = 0;
        for (int at = 0; at < order.length; at++) {
            if (weights[order[at]] <= 0) {
                throw new IllegalArgumentException("a weight is not positive: " + weights[order[at]]);
            }
            sum = Math.addExact(sum, weights[order[at]]);
            place[order[at]] = at;
            upTo[at] = sum;
        }
    }

    /** The lower weighted median of all values; there must be one. */
    public long median() {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no value");
        }
        return values[order[search(values.length, 0)]];
    }

    /** The lower weighted median of all values but one; there must be another. */
    public long medianWithout(int index) {
        if (values.length < 2) {
            throw new IllegalArgumentException("there is no other value");
        }
        return values[order[search(place[index], weights[index])]];
    }

    /** First place where the weight up to it, without that of the left-out place, is half of what remains. */
    private int search(int leftOut, long leftOutWeight) {
        long total = upTo[upTo.length - 1] - leftOutWeight;
        long half = total / 2 + total % 2;
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long weight = upTo[middle] - (middle >= leftOut ? leftOutWeight : 0);
            if (weight >= half) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
