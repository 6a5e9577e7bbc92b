package org.cttdc.protocol.statistics;

/** A value and its standard uncertainty, which is not negative and may be infinite. */
public record Estimate(double value, double u) {
    public Estimate {
        if (Double.isNaN(value) || !(u >= 0)) {
            throw new IllegalArgumentException("not an estimate: " + value + ", u " + u);
        }
    }
}
