package org.cttdc.protocol.statistics;

/** Conformity of a measured quantity with tolerance limits (JCGM 106). */
public final class Conformity {
    /**
     * The tabulated k of a guard band w = k·u that makes acceptance at a one-sided limit right with 95 % probability; consensus
     * compares with its square.
     */
    public static final double ONE_SIDED_95 = 1.645;

    private Conformity() {}

    /**
     * What the quantity may be. An open side is infinite.
     *
     * @param lower T_L
     * @param upper T_U
     */
    public record Limits(double lower, double upper) {
        public Limits {
            if (!(lower <= upper)) {
                throw new IllegalArgumentException("limits in the wrong order: " + lower + ", " + upper);
            }
        }

        public static Limits atLeast(double lower) {
            return new Limits(lower, Double.POSITIVE_INFINITY);
        }

        public static Limits atMost(double upper) {
            return new Limits(Double.NEGATIVE_INFINITY, upper);
        }

        /** Whether a value lies within, limits included. */
        public boolean contains(double value) {
            return lower <= value && value <= upper;
        }

        /**
         * Where a measured value must lie to be accepted with a guard band w on every closed side: A_L = T_L + w, A_U = T_U - w. With
         * a negative w acceptance is relaxed. Throws {@link IllegalArgumentException} where nothing is left between.
         */
        public Limits guarded(double w) {
            return new Limits(lower + w, upper - w);
        }
    }

    /** p_c = Φ((T_U - y)/u) - Φ((T_L - y)/u) of a normal estimate; certain where u is 0. */
    public static double probability(Estimate estimate, Limits limits) {
        return probability(estimate, Double.POSITIVE_INFINITY, limits);
    }

    /** The same with Student's t, for an uncertainty that is itself known from few values. */
    public static double probability(Estimate estimate, double dof, Limits limits) {
        if (estimate.u() == 0) {
            return limits.contains(estimate.value()) ? 1 : 0;
        }
        double above = (limits.lower() - estimate.value()) / estimate.u();
        double below = (limits.upper() - estimate.value()) / estimate.u();
        // In the upper tail the difference of two numbers near 1 would lose its digits.
        return above > 0
                ? Distributions.student(-above, dof) - Distributions.student(-below, dof)
                : Distributions.student(below, dof) - Distributions.student(above, dof);
    }

    /** What is known after a measurement (equation 12 and 13): u² = 1/(1/u₀² + 1/u_m²), y = u²(y₀/u₀² + η/u_m²). */
    public static Estimate posterior(Estimate prior, Estimate measured) {
        double priorWeight = 1 / (prior.u() * prior.u());
        double weight = 1 / (measured.u() * measured.u());
        double value = (prior.value() * priorWeight + measured.value() * weight) / (priorWeight + weight);
        return new Estimate(value, 1 / Math.sqrt(priorWeight + weight));
    }
}
