package org.cttdc.protocol.statistics;

/**
 * Exponential decay fitted to a quantity over usage: ln y = ln y₀ - rate·t, weighted by (y/u)² since u(ln y) = u/y.
 *
 * @param lnStart ln of the fitted value at t = 0
 * @param rate of decay per unit of t, positive where the quantity falls
 * @param startVariance u² of {@code lnStart}
 * @param rateVariance u² of {@code rate}
 * @param covariance of {@code lnStart} and the slope, which is -rate
 */
public record Decay(double lnStart, double rate, double startVariance, double rateVariance, double covariance) {

    /** Fits at least two points with different t; values and uncertainties are positive. */
    public static Decay fit(double[] t, double[] y, double[] u) {
        double sum = 0;
        double first = 0;
        double meanLn = 0;
        for (int i = 0; i < t.length; i++) {
            double weight = weight(y[i], u[i]);
            sum += weight;
            first += weight * t[i];
            meanLn += weight * Math.log(y[i]);
        }
        double meanT = first / sum;
        meanLn /= sum;
        double spread = 0;
        double joint = 0;
        for (int i = 0; i < t.length; i++) {
            double weight = weight(y[i], u[i]);
            spread += weight * (t[i] - meanT) * (t[i] - meanT);
            joint += weight * (t[i] - meanT) * (Math.log(y[i]) - meanLn);
        }
        if (!(spread > 0)) {
            throw new IllegalArgumentException("a decay needs values at two different times");
        }
        double slope = joint / spread;
        return new Decay(meanLn - slope * meanT, -slope, 1 / sum + meanT * meanT / spread, 1 / spread, -meanT / spread);
    }

    /** The fitted value at t. */
    public Estimate at(double t) {
        double value = Math.exp(lnStart - rate * t);
        return new Estimate(value, value * Math.sqrt(startVariance + t * t * rateVariance + 2 * t * covariance));
    }

    /**
     * When the quantity has fallen to a part of its fitted start, 0 < part < 1: L70 is the life to 0.7. Negative where it grows,
     * infinite where it does not change.
     */
    public Estimate lifeTo(double part) {
        double life = -Math.log(part) / rate;
        return new Estimate(life, Math.abs(life / rate) * Math.sqrt(rateVariance));
    }

    private static double weight(double y, double u) {
        if (!(y > 0 && u > 0)) {
            throw new IllegalArgumentException(
                    "a decaying value and its uncertainty are positive, not " + y + ", " + u);
        }
        return (y / u) * (y / u);
    }
}
