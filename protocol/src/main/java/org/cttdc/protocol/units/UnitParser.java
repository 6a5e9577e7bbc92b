package org.cttdc.protocol.units;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads UCUM codes: atoms with an optional prefix and exponent, joined by {@code .} and {@code /} from left to right. */
final class UnitParser {
    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("p", 1e-12),
            Map.entry("n", 1e-9),
            Map.entry("u", 1e-6),
            Map.entry("m", 1e-3),
            Map.entry("c", 1e-2),
            Map.entry("d", 1e-1),
            Map.entry("h", 1e2),
            Map.entry("k", 1e3),
            Map.entry("M", 1e6),
            Map.entry("G", 1e9),
            Map.entry("T", 1e12));

    /** Units that cannot be combined with others: UCUM's special units. */
    private static final Map<String, Unit> SPECIAL = Map.of(
            "Cel", new Unit("Cel", new Dimension(0, 0, 0, 0, 1, 0, 0), 1, 273.15, false),
            "dB", new Unit("dB", Dimension.ONE, 1, 0, true));

    private static final Pattern COMPONENT = Pattern.compile("([./]?)(1|%|\\[[a-z]+]|[A-Za-z]+)(-?[1-8])?");

    private UnitParser() {}

    static Optional<Unit> parse(String code) {
        Unit special = SPECIAL.get(code);
        if (special != null) {
            return Optional.of(special);
        }
        if (code.isEmpty() || code.length() > Unit.MAX_LENGTH || code.startsWith(".")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(product(code));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Unit product(String code) {
        Unit product = new Unit(code, Dimension.ONE, 1, 0, false);
        Matcher match = COMPONENT.matcher(code);
        int end = 0;
        while (end < code.length()) {
            match.region(end, code.length());
            boolean joined = match.lookingAt() && (end == 0 || !match.group(1).isEmpty());
            Optional<Unit> atom = joined ? atom(match.group(2)) : Optional.empty();
            if (atom.isEmpty() || (match.group(2).equals("1") && match.group(3) != null)) {
                return null;
            }
            int exponent = match.group(3) == null ? 1 : Integer.parseInt(match.group(3));
            product = times(product, atom.get(), match.group(1).equals("/") ? -exponent : exponent);
            end = match.end();
        }
        return product;
    }

    private static Unit times(Unit product, Unit atom, int exponent) {
        return new Unit(
                product.code(),
                product.dimension().times(atom.dimension().power(exponent)),
                product.factor() * Math.pow(atom.factor(), exponent),
                0,
                false);
    }

    private static Optional<Unit> atom(String code) {
        Optional<UnitAtom> plain = UnitAtom.of(code);
        if (plain.isPresent()) {
            return plain.map(a -> new Unit(code, a.dimension(), a.factor(), 0, false));
        }
        Double prefix = PREFIXES.get(code.substring(0, 1));
        if (prefix == null) {
            return Optional.empty();
        }
        return UnitAtom.of(code.substring(1))
                .filter(UnitAtom::metric)
                .map(a -> new Unit(code, a.dimension(), prefix * a.factor(), 0, false));
    }
}
