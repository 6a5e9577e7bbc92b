package org.cttdc.protocol.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The normal distribution and Student's t, as metrology uses them. */
public final class Distributions {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Distributions() {}

    /** Φ(z). */
    public static double normal(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    /** The z with Φ(z) = p, 0 < p < 1. */
    public static double normalQuantile(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }

    /** Probability that Student's t with these degrees of freedom is at most t; normal where they are infinite. */
    public static double student(double t, double dof) {
        return Double.isInfinite(dof) ? normal(t) : TDistribution.of(dof).cumulativeProbability(t);
    }

    /** The t that Student's t with these degrees of freedom stays below with probability p; normal where they are infinite. */
    public static double studentQuantile(double p, double dof) {
        return Double.isInfinite(dof)
                ? normalQuantile(p)
                : TDistribution.of(dof).inverseCumulativeProbability(p);
    }

    /**
     * The factor k by which a standard uncertainty becomes an expanded one with the given two-sided level of confidence. Effective
     * degrees of freedom are cut to the integer below (GUM, G.6.4), at least 1.
     */
    public static double coverageFactor(double confidence, double dof) {
        return studentQuantile((1 + confidence) / 2, Math.max(1, Math.floor(dof)));
    }
}
