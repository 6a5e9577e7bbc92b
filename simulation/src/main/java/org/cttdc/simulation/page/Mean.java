package org.cttdc.simulation.page;

import java.util.List;

/**
 * A mean over seeds and how far it can be trusted.
 *
 * @param value the mean
 * @param error its standard error, 0 of a single value
 */
record Mean(double value, double error) {
    static Mean of(List<Double> values) {
        int n = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / Math.max(1, n);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new Mean(mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n));
    }
}
