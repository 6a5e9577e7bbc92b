package org.cttdc.protocol.statistics;

/**
 * Propagation of uncertainty (JCGM 100). Contributions are signed: sensitivity coefficient times standard uncertainty, cᵢuᵢ, in the
 * unit of the result.
 */
public final class Gum {
    private Gum() {}

    /** The correlation coefficient of two different inputs, -1 to 1. */
    @FunctionalInterface
    public interface Correlation {
        double between(int i, int j);
    }

    /** Inputs that do not depend on each other. */
    public static Correlation uncorrelated() {
        return (i, j) -> 0;
    }

    /** u with u² = Σ(cᵢuᵢ)² + 2ΣΣ cᵢcⱼuᵢuⱼrᵢⱼ (equation 16). */
    public static double combined(double[] contributions, Correlation correlation) {
        double largest = largest(contributions);
        if (largest == 0) {
            return 0;
        }
        double sum = scaledCovariance(contributions, largest, contributions, largest, correlation);
        // Full correlation may cancel to a hair below zero.
        return largest * Math.sqrt(Math.max(0, sum));
    }

    /** The correlation coefficient of two results of the same inputs (H.2.3); 0 where one of them is certain. */
    public static double correlation(double[] first, double[] second, Correlation correlation) {
        double largestFirst = largest(first);
        double largestSecond = largest(second);
        double u = combined(first, correlation) / largestFirst * (combined(second, correlation) / largestSecond);
        return u > 0 ? scaledCovariance(first, largestFirst, second, largestSecond, correlation) / u : 0;
    }

    /** ν = u⁴/Σ((cᵢuᵢ)⁴/νᵢ) (equation G.2b); infinite where no uncertain input has finite degrees of freedom. */
    public static double effectiveDof(double u, double[] contributions, double[] dof) {
        if (u == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < contributions.length; i++) {
            double share = contributions[i] / u;
            sum += share * share * share * share / dof[i];
        }
        return sum > 0 ? 1 / sum : Double.POSITIVE_INFINITY;
    }

    /** ΣΣ aᵢbⱼrᵢⱼ, each side in units of its largest contribution, so that nothing overflows. */
    private static double scaledCovariance(
            double[] first, double firstUnit, double[] second, double secondUnit, Correlation correlation) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < second.length; j++) {
                double r = i == j ? 1 : correlation.between(i, j);
                sum += r * (first[i] / firstUnit) * (second[j] / secondUnit);
            }
        }
        return sum;
    }

    private static double largest(double... contributions) {
        double largest = 0;
        for (double contribution : contributions) {
            largest = Math.max(largest, Math.abs(contribution));
        }
        return largest;
    }
}
