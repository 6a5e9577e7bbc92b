package org.cttdc.protocol.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Exponentially weighted moving average with steady-state three-sigma limits (NIST/SEMATECH handbook, 6.3.2.4).
 *
 * @param target where the process should be; the average starts there
 * @param lambda weight of the newest value, 0 < λ <= 1
 * @param sigma standard deviation of single values
 */
public record ControlChart(double target, double lambda, double sigma) {
    private static final double SIGMAS = 3;

    public ControlChart {
        if (!(lambda > 0 && lambda <= 1) || !(sigma >= 0)) {
            throw new IllegalArgumentException("not a control chart: lambda " + lambda + ", sigma " + sigma);
        }
    }

    /** The average after each value: λ·x + (1-λ)·last. */
    public List<Double> averages(List<Double> values) {
        List<Double> averages = new ArrayList<>(values.size());
        double last = target;
        for (double value : values) {
            last = lambda * value + (1 - lambda) * last;
            averages.add(last);
        }
        return List.copyOf(averages);
    }

    /** Target + 3σ√(λ/(2-λ)). */
    public double upper() {
        return target + halfWidth();
    }

    /** Target - 3σ√(λ/(2-λ)). */
    public double lower() {
        return target - halfWidth();
    }

    /** Whether an average lies outside the limits: the process has drifted. */
    public boolean signals(double average) {
        return Math.abs(average - target) > halfWidth();
    }

    private double halfWidth() {
        return SIGMAS * sigma * Math.sqrt(lambda / (2 - lambda));
    }
}
