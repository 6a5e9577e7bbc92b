package org.cttdc.bench.run;

import java.util.List;

/** Medians, which a busy machine disturbs least. */
final class Median {
    private Median() {}

    /** Of at least one value. */
    static double of(List<? extends Number> values) {
        double[] sorted =
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
