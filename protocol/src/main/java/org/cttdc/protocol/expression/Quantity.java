package org.cttdc.protocol.expression;

/**
 * A value with its standard uncertainty.
 *
 * <p>The constructor throws {@link IllegalArgumentException} unless value and u are finite, u is not negative and dof is
 * positive.
 *
 * @param value the estimate, in a unit known from the context
 * @param u standard uncertainty, in the same unit
 * @param dof degrees of freedom of u; positive infinity where u is taken as exactly known
 */
public record Quantity(double value, double u, double dof) {
    public Quantity {
        if (!Double.isFinite(value) || !Double.isFinite(u) || u < 0 || !(dof > 0)) {
            throw new IllegalArgumentException("not a quantity: " + value + ", u " + u + ", dof " + dof);
        }
    }

    /** A value with exactly known uncertainty. */
    public Quantity(double value, double u) {
        this(value, u, Double.POSITIVE_INFINITY);
    }

    /** A value without uncertainty. */
    public static Quantity exact(double value) {
        return new Quantity(value, 0);
    }
}
