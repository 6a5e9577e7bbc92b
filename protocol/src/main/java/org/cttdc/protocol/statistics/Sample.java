package org.cttdc.protocol.statistics;

import java.util.Arrays;

/** Statistics of repeated readings. */
public final class Sample {
    private Sample() {}

    /** Arithmetic mean of at least one value. */
    public static double mean(double... values) {
        require(values, 1);
        return Arrays.stream(values).sum() / values.length;
    }

    /** Experimental standard deviation (n - 1) of at least two values. */
    public static double standardDeviation(double... values) {
        require(values, 2);
        return Math.sqrt(squares(values, values) / (values.length - 1));
    }

    /** Standard uncertainty of the mean of at least two values (GUM, 4.2.3). */
    public static double uncertaintyOfMean(double... values) {
        return standardDeviation(values) / Math.sqrt(values.length);
    }

    /** Correlation coefficient of two samples read in pairs; 0 where one of them never changed. */
    public static double correlation(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "samples of " + first.length + " and " + second.length + " are no pairs");
        }
        require(first, 2);
        double u = Math.sqrt(squares(first, first)) * Math.sqrt(squares(second, second));
        return u > 0 ? squares(first, second) / u : 0;
    }

    /** The middle value, the mean of the two middle ones where their number is even. */
    public static double median(double... values) {
        require(values, 1);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Median of the distances to the median, without any factor. */
    public static double medianDeviation(double... values) {
        double median = median(values);
        return median(
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
    }

    /** Σ(x - x̄)(y - ȳ). */
    private static double squares(double[] first, double[] second) {
        double meanOfFirst = mean(first);
        double meanOfSecond = mean(second);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (first[i] - meanOfFirst) * (second[i] - meanOfSecond);
        }
        return sum;
    }

    private static void require(double[] values, int least) {
        if (values.length < least) {
            throw new IllegalArgumentException(
                    values.length + " values are too few, at least " + least + " are needed");
        }
    }
}
