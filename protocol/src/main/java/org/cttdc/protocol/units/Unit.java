package org.cttdc.protocol.units;

import java.util.Optional;

/**
 * A unit by its UCUM code (case-sensitive), such as {@code kW.h}, {@code lm/W} or {@code Cel}.
 *
 * <p>Known codes and their dimensions are exact and part of the protocol. {@code factor} and {@code offset} are binary
 * floating point: they serve derived values, which are shown to people and never agreed on by consensus.
 *
 * @param code the code it was read from
 * @param dimension exponents of the SI base quantities
 * @param factor value in coherent SI units = value · factor + offset
 * @param offset 273.15 for {@code Cel}, else 0
 * @param logarithmic whether it is a level such as {@code dB}, which formulas cannot combine
 */
public record Unit(String code, Dimension dimension, double factor, double offset, boolean logarithmic) {
    /** The unit one. */
    public static final Unit ONE = new Unit("1", Dimension.ONE, 1, 0, false);

    /** Longest code. */
    public static final int MAX_LENGTH = 32;

    /** The unit of a UCUM code, empty where the code is unknown or malformed. */
    public static Optional<Unit> parse(String code) {
        return UnitParser.parse(code);
    }

    /**
     * The unit that a person's spelling means, such as {@code kWh}, {@code °C}, {@code µm} or {@code Ω}; a code of UCUM
     * means itself. Empty where nothing fits.
     */
    public static Optional<Unit> fromPerson(String spelling) {
        return UnitSpelling.find(spelling);
    }

    /** A value in this unit as a value in coherent SI units. */
    public double toCoherent(double value) {
        return value * factor + offset;
    }

    /** A value in coherent SI units as a value in this unit. */
    public double fromCoherent(double value) {
        return (value - offset) / factor;
    }
}
