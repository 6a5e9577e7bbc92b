package org.cttdc.protocol.statistics;

import java.util.Arrays;

/**
 * Location and spread that outliers cannot drag away: Algorithm A (ISO 13528, annex C; ISO 5725-5).
 *
 * @param mean x*
 * @param sd s*
 * @param count p, the number of values
 */
public record RobustMean(double mean, double sd, int count) {
    private static final double MAD_TO_SD = 1.483;
    private static final double CLIP = 1.5;
    /** Makes up for what clipping takes from the standard deviation of normal values. */
    private static final double SD_FACTOR = 1.134;

    private static final double PRECISION = 1e-12;
    private static final double FALLBACK_PART = 4;
    private static final double UNCERTAINTY_FACTOR = 1.25;
    /** Convergence is geometric; this is far beyond what any sample needs. */
    private static final int MAX_ROUNDS = 10_000;

    /** The start: the median, and s* = 1.483·MAD, or σ_pt/4 where more than half of the values are equal. */
    public static RobustMean start(double sigmaPt, double... values) {
        double mad = Sample.medianDeviation(values);
        double sd = mad > 0 ? MAD_TO_SD * mad : sigmaPt / FALLBACK_PART;
        return new RobustMean(Sample.median(values), sd, values.length);
    }

    /** Iterates until neither x* nor s* moves by more than 10^-12 of s*. σ_pt matters only where the MAD is 0. */
    public static RobustMean of(double sigmaPt, double... values) {
        RobustMean last = start(sigmaPt, values);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            RobustMean next = last.next(values);
            double move = Math.max(Math.abs(next.mean - last.mean), Math.abs(next.sd - last.sd));
            if (move <= PRECISION * next.sd) {
                return next;
            }
            last = next;
        }
        return last;
    }

    /** One round: clips the values to x* ± 1.5 s*, then takes their mean and 1.134 times their standard deviation. */
    public RobustMean next(double... values) {
        if (values.length < 2) {
            return this;
        }
        double[] clipped = Arrays.stream(values)
                .map(x -> Math.clamp(x, mean - CLIP * sd, mean + CLIP * sd))
                .toArray();
        return new RobustMean(Sample.mean(clipped), SD_FACTOR * Sample.standardDeviation(clipped), values.length);
    }

    /** u(x_pt) = 1.25(s*)/√p, of the robust mean as an assigned value. */
    public double uncertainty() {
        return UNCERTAINTY_FACTOR * sd / Math.sqrt(count);
    }
}
