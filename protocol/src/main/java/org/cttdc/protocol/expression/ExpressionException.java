package org.cttdc.protocol.expression;

/** An expression that cannot be read, has no consistent dimension, or has no value for the given inputs. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong, for a localised message. */
    public enum Reason {
        /** Longer than 512 characters. */
        TOO_LONG,
        /** More than 256 nodes. */
        TOO_MANY_NODES,
        /** Nested deeper than 64. */
        TOO_DEEP,
        /** Something else was expected here. */
        SYNTAX,
        /** A number that is malformed or not finite. */
        NUMBER,
        /** No such symbol. */
        UNKNOWN_SYMBOL,
        /** No such function. */
        UNKNOWN_FUNCTION,
        /** No such unit. */
        UNKNOWN_UNIT,
        /** A logarithmic unit such as dB cannot be computed with. */
        LOGARITHMIC_UNIT,
        /** A function with a wrong number of arguments. */
        ARGUMENTS,
        /** An exponent that is not a whole number within ±8. */
        EXPONENT,
        /** Both sides must have the same dimension. */
        DIMENSION_MISMATCH,
        /** A plain number is wanted here. */
        NOT_DIMENSIONLESS,
        /** The square root of this dimension does not exist, or an exponent grows too large. */
        DIMENSION_POWER,
        /** The result has not the wanted dimension. */
        RESULT_DIMENSION,
        /** No value was given for a symbol. */
        MISSING_INPUT,
        /** Division by zero, or zero to a negative power. */
        DIVISION_BY_ZERO,
        /** Square root of a negative number, or logarithm of a number that is not positive. */
        OUTSIDE_DOMAIN,
        /** No derivative here, so uncertainty cannot be propagated. */
        NOT_DIFFERENTIABLE,
        /** The result is too large. */
        OVERFLOW
    }

    private final Reason reason;
    private final int position;
    private final String detail;

    ExpressionException(Reason reason, int position, String detail) {
        super(reason + " at character " + position + ": " + detail);
        this.reason = reason;
        this.position = position;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    /** Zero-based index of the offending character. */
    public int position() {
        return position;
    }

    /** The particulars, in English or the expression's own words. */
    public String detail() {
        return detail;
    }
}
