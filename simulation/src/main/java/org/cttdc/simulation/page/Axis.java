package org.cttdc.simulation.page;

import java.util.List;
import java.util.stream.LongStream;

/**
 * An axis that begins and ends at a round number and has ticks at round numbers.
 *
 * @param first number of the first tick, in steps
 * @param last of the last one
 * @param step between two ticks: 1, 2 or 5 times a power of ten
 */
record Axis(long first, long last, double step) {
    /** Steps that an axis has at most, before its ends are rounded outwards. */
    private static final int STEPS = 7;

    /** The axis with the smallest round step that spans these values. */
    static Axis over(double low, double high) {
        double least = (high > low ? high - low : 1) / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = List.of(1, 2, 5, 10).stream()
                .mapToDouble(factor -> factor * power)
                .filter(round -> round >= least)
                .findFirst()
                .orElse(10 * power);
        return new Axis((long) Math.floor(low / step), Math.max(1, (long) Math.ceil(high / step)), step);
    }

    List<Double> ticks() {
        return LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
    }

    /** Where a value lies: 0 at the first tick, 1 at the last. */
    double part(double value) {
        return (value / step - first) / (last - first);
    }
}
