package org.cttdc.protocol.expression;

import java.util.function.DoubleBinaryOperator;

/** A number with its partial derivatives (forward-mode differentiation). The gradient is never changed after creation. */
@SuppressWarnings("ArrayRecordComponent")
record Dual(double value, double[] gradient) {
    static Dual constant(double value, int inputs) {
        return new Dual(value, new double[inputs]);
    }

    static Dual input(double value, double slope, int index, int inputs) {
        var gradient = new double[inputs];
        gradient[index] = slope;
        return new Dual(value, gradient);
    }

    /** The chain rule for one argument: {@code slope} is the outer derivative. */
    Dual map(double newValue, double slope) {
        return combine(this, newValue, (mine, ignored) -> mine == 0 ? 0 : slope * mine);
    }

    /** A new value with derivatives made from those of two arguments. */
    Dual combine(Dual other, double newValue, DoubleBinaryOperator derivative) {
        var combined = new double[gradient.length];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = derivative.applyAsDouble(gradient[i], other.gradient[i]);
        }
        return new Dual(newValue, combined);
    }

    boolean isConstant() {
        for (double slope : gradient) {
            if (slope != 0) {
                return false;
            }
        }
        return true;
    }

    boolean isFinite() {
        boolean finite = Double.isFinite(value);
        for (double slope : gradient) {
            finite &= Double.isFinite(slope);
        }
        return finite;
    }
}
