package org.cttdc.protocol.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * One value from several that were found independently, each with its standard uncertainty. Immutable.
 *
 * @param tau2 variance between the sources, 0 where none is assumed
 * @param mean weighted mean with weights 1/(u² + τ²)
 * @param u standard uncertainty of the mean
 * @param q Σw(x - mean)² with those weights
 * @param count number of values
 */
public record Fusion(double tau2, double mean, double u, double q, int count) {
    /** From this many values on the normal distribution is close enough; below, Hartung and Knapp's interval is due. */
    public static final int ENOUGH = 10;

    private static final int BISECTIONS = 200;

    /** Inverse-variance weighting: the sources are taken to agree. */
    public static Fusion inverseVariance(double[] x, double[] u) {
        return weighted(x, u, 0);
    }

    /** DerSimonian and Laird's random effects: τ² = max(0, (Q - (n-1))/(Σw - Σw²/Σw)). */
    public static Fusion derSimonianLaird(double[] x, double[] u) {
        double sum = 0;
        double squares = 0;
        for (double each : u) {
            double weight = 1 / (each * each);
            sum += weight;
            squares += weight * weight;
        }
        double freedom = x.length - 1.0;
        double between = sum - squares / sum;
        double excess = inverseVariance(x, u).q - freedom;
        return weighted(x, u, excess > 0 && between > 0 ? excess / between : 0);
    }

    /** Mandel and Paule's random effects: the τ² at which Σ(x - μ)²/(u² + τ²) = n - 1, or 0 where it is smaller without any. */
    public static Fusion mandelPaule(double[] x, double[] u) {
        double freedom = x.length - 1.0;
        DoubleUnaryOperator excess = tau2 -> weighted(x, u, tau2).q - freedom;
        if (excess.applyAsDouble(0) <= 0) {
            return weighted(x, u, 0);
        }
        double high = 1;
        while (excess.applyAsDouble(high) > 0) {
            high *= 2;
        }
        return weighted(x, u, root(excess, 0, high));
    }

    /** Birge ratio √(Q/(n-1)): how much wider the values scatter than their uncertainties say; of at least two values. */
    public double birge() {
        return Math.sqrt(q / (count - 1));
    }

    /** Hartung, Knapp, Sidik and Jonkman's standard uncertainty of the mean, from the scatter that was seen; of at least two values. */
    public double hksj() {
        return u * birge();
    }

    /** Half-width of the mean's interval with the given confidence: Student's t on {@link #hksj} below ten values, else normal on u. */
    public double halfWidth(double confidence) {
        return count < ENOUGH
                ? Distributions.studentQuantile((1 + confidence) / 2, count - 1.0) * hksj()
                : Distributions.normalQuantile((1 + confidence) / 2) * u;
    }

    /** Standard uncertainty of one more unit: of the mean and the scatter between sources together. */
    public double unitU() {
        return Math.sqrt(u * u + tau2);
    }

    /**
     * ζ of one value against the DerSimonian-Laird mean of all others, whose scatter counts as uncertainty. There are at least two
     * values.
     */
    public static double leaveOneOutZeta(double[] x, double[] u, int index) {
        Fusion others = derSimonianLaird(without(x, index), without(u, index));
        return Scores.zeta(x[index], u[index], others.mean, others.unitU());
    }

    private static double[] without(double[] values, int index) {
        double[] others = new double[values.length - 1];
        System.arraycopy(values, 0, others, 0, index);
        System.arraycopy(values, index + 1, others, index, others.length - index);
        return others;
    }

    private static Fusion weighted(double[] x, double[] u, double tau2) {
        if (x.length == 0 || x.length != u.length) {
            throw new IllegalArgumentException(x.length + " values have " + u.length + " uncertainties");
        }
        double[] weights = new double[x.length];
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < x.length; i++) {
            if (!(u[i] > 0)) {
                throw new IllegalArgumentException("an uncertainty is not positive: " + u[i]);
            }
            weights[i] = 1 / (u[i] * u[i] + tau2);
            sum += weights[i];
            moment += weights[i] * x[i];
        }
        double mean = moment / sum;
        double q = 0;
        for (int i = 0; i < x.length; i++) {
            q += weights[i] * (x[i] - mean) * (x[i] - mean);
        }
        return new Fusion(tau2, mean, 1 / Math.sqrt(sum), q, x.length);
    }

    /** Where a falling function crosses zero between two arguments, as precisely as doubles can say. */
    private static double root(DoubleUnaryOperator falling, double low, double high) {
        double left = low;
        double right = high;
        for (int i = 0; i < BISECTIONS && Math.nextUp(left) < right; i++) {
            double middle = left + (right - left) / 2;
            if (falling.applyAsDouble(middle) > 0) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return left + (right - left) / 2;
    }
}
