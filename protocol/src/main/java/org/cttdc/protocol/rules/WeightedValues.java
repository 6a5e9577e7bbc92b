package org.cttdc.protocol.rules;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values with positive weights: taken in one by one, O(log n) each, and then asked for the lower weighted median without any one of
 * them, O(log n) each after one pass. The lower weighted median is the smallest value at which the weight up to it is at least half of
 * the whole, so equal values need no telling apart: only their common weight is kept.
 */
public final class WeightedValues {
    private final SortedMap<Long, Long> weights = new TreeMap<>();
    private long total;
    /** The distinct values in ascending order, and the weight up to and including each; not up to date after an addition. */
    private long[] values = new long[0];

    private long[] upTo = new long[0];
    private boolean summed;

    /** No values yet. */
    public WeightedValues() {}

    /** One weight for each value. */
    public WeightedValues(long[] values, long[] weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(values.length + " values have " + weights.length + " weights");
        }
        for (int i = 0; i < values.length; i++) {
            add(values[i], weights[i]);
        }
    }

    /** Takes in a value. */
    public void add(long value, long weight) {
        if (weight <= 0) {
            throw new IllegalArgumentException("a weight is not positive: " + weight);
        }
        total = Math.addExact(total, weight);
        weights.merge(value, weight, Math::addExact);
        summed = false;
    }

    /** The lower weighted median of all values; there must be one. */
    public long median() {
        if (total == 0) {
            throw new IllegalArgumentException("there is no value");
        }
        return search(0, 0);
    }

    /** The lower weighted median of all values but this one, which was taken in with this weight; there must be another. */
    public long medianWithout(long value, long weight) {
        if (total <= weight) {
            throw new IllegalArgumentException("there is no other value");
        }
        return search(value, weight);
    }

    /** The smallest value where the weight up to it, without the one left out, is half of what remains. */
    private long search(long leftOut, long leftOutWeight) {
        sum();
        long rest = total - leftOutWeight;
        long half = rest / 2 + rest % 2;
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long weight = upTo[middle] - (values[middle] >= leftOut ? leftOutWeight : 0);
            if (weight >= half) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }

    private void sum() {
        if (summed) {
            return;
        }
        values = new long[weights.size()];
        upTo = new long[weights.size()];
        int at = 0;
        long sum = 0;
        for (Map.Entry<Long, Long> entry : weights.entrySet()) {
            sum += entry.getValue();
            values[at] = entry.getKey();
            upTo[at++] = sum;
        }
        summed = true;
    }
}
