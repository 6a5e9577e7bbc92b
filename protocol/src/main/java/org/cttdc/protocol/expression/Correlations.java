package org.cttdc.protocol.expression;

import java.util.HashMap;
import java.util.Map;

/** Correlation coefficients between inputs; a pair not named is uncorrelated. Immutable. */
public final class Correlations {
    private static final Correlations NONE = new Correlations(Map.of());

    private record Pair(String first, String second) {
        static Pair of(String a, String b) {
            return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    private final Map<Pair, Double> coefficients;

    private Correlations(Map<Pair, Double> coefficients) {
        this.coefficients = Map.copyOf(coefficients);
    }

    public static Correlations none() {
        return NONE;
    }

    /**
     * These correlations with one coefficient set.
     *
     * @throws IllegalArgumentException when r is outside -1..1 or both names are the same
     */
    public Correlations with(String a, String b, double r) {
        if (!(r >= -1 && r <= 1) || a.equals(b)) {
            throw new IllegalArgumentException("no correlation coefficient of " + a + " and " + b + ": " + r);
        }
        var changed = new HashMap<>(coefficients);
        changed.put(Pair.of(a, b), r);
        return new Correlations(changed);
    }

    /** The coefficient of two different inputs. */
    public double between(String a, String b) {
        return coefficients.getOrDefault(Pair.of(a, b), 0.0);
    }
}
