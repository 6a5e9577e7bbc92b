package org.cttdc.protocol.units;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A UCUM unit atom, of those that products are described with (UCUM, section 4 and its tables).
 *
 * @param metric whether it takes prefixes
 * @param factor to coherent SI units
 */
record UnitAtom(String code, boolean metric, double factor, Dimension dimension) {
    private static final List<UnitAtom> ALL = List.of(
            new UnitAtom("m", true, 1, d(1, 0, 0, 0, 0, 0, 0)),
            new UnitAtom("g", true, 1e-3, d(0, 1, 0, 0, 0, 0, 0)),
            new UnitAtom("s", true, 1, d(0, 0, 1, 0, 0, 0, 0)),
            new UnitAtom("A", true, 1, d(0, 0, 0, 1, 0, 0, 0)),
            new UnitAtom("K", true, 1, d(0, 0, 0, 0, 1, 0, 0)),
            new UnitAtom("mol", true, 1, d(0, 0, 0, 0, 0, 1, 0)),
            new UnitAtom("cd", true, 1, d(0, 0, 0, 0, 0, 0, 1)),
            new UnitAtom("rad", true, 1, Dimension.ONE),
            new UnitAtom("sr", true, 1, Dimension.ONE),
            new UnitAtom("deg", false, Math.PI / 180, Dimension.ONE),
            new UnitAtom("Hz", true, 1, d(0, 0, -1, 0, 0, 0, 0)),
            new UnitAtom("N", true, 1, d(1, 1, -2, 0, 0, 0, 0)),
            new UnitAtom("Pa", true, 1, d(-1, 1, -2, 0, 0, 0, 0)),
            new UnitAtom("bar", true, 1e5, d(-1, 1, -2, 0, 0, 0, 0)),
            new UnitAtom("J", true, 1, d(2, 1, -2, 0, 0, 0, 0)),
            new UnitAtom("W", true, 1, d(2, 1, -3, 0, 0, 0, 0)),
            new UnitAtom("C", true, 1, d(0, 0, 1, 1, 0, 0, 0)),
            new UnitAtom("V", true, 1, d(2, 1, -3, -1, 0, 0, 0)),
            new UnitAtom("Ohm", true, 1, d(2, 1, -3, -2, 0, 0, 0)),
            new UnitAtom("S", true, 1, d(-2, -1, 3, 2, 0, 0, 0)),
            new UnitAtom("F", true, 1, d(-2, -1, 4, 2, 0, 0, 0)),
            new UnitAtom("H", true, 1, d(2, 1, -2, -2, 0, 0, 0)),
            new UnitAtom("T", true, 1, d(0, 1, -2, -1, 0, 0, 0)),
            new UnitAtom("lm", true, 1, d(0, 0, 0, 0, 0, 0, 1)),
            new UnitAtom("lx", true, 1, d(-2, 0, 0, 0, 0, 0, 1)),
            new UnitAtom("L", true, 1e-3, d(3, 0, 0, 0, 0, 0, 0)),
            new UnitAtom("l", true, 1e-3, d(3, 0, 0, 0, 0, 0, 0)),
            new UnitAtom("t", true, 1e3, d(0, 1, 0, 0, 0, 0, 0)),
            new UnitAtom("min", false, 60, d(0, 0, 1, 0, 0, 0, 0)),
            new UnitAtom("h", false, 3600, d(0, 0, 1, 0, 0, 0, 0)),
            new UnitAtom("d", false, 86_400, d(0, 0, 1, 0, 0, 0, 0)),
            new UnitAtom("wk", false, 604_800, d(0, 0, 1, 0, 0, 0, 0)),
            new UnitAtom("a", false, 31_557_600, d(0, 0, 1, 0, 0, 0, 0)),
            new UnitAtom("1", false, 1, Dimension.ONE),
            new UnitAtom("%", false, 1e-2, Dimension.ONE),
            new UnitAtom("[ppm]", false, 1e-6, Dimension.ONE),
            new UnitAtom("[ppb]", false, 1e-9, Dimension.ONE));

    private static final Map<String, UnitAtom> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(UnitAtom::code, Function.identity()));

    static Optional<UnitAtom> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Dimension d(int length, int mass, int time, int current, int temperature, int amount, int cd) {
        return new Dimension(length, mass, time, current, temperature, amount, cd);
    }
}
