package org.cttdc.protocol.units;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Everyday spellings of units. */
final class UnitSpelling {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("", "1"),
            Map.entry("°c", "Cel"),
            Map.entry("℃", "Cel"),
            Map.entry("degc", "Cel"),
            Map.entry("celsius", "Cel"),
            Map.entry("°", "deg"),
            Map.entry("ppm", "[ppm]"),
            Map.entry("ppb", "[ppb]"),
            Map.entry("percent", "%"),
            Map.entry("％", "%"),
            Map.entry("ohm", "Ohm"),
            Map.entry("ohms", "Ohm"),
            Map.entry("lux", "lx"),
            Map.entry("lumen", "lm"),
            Map.entry("watt", "W"),
            Map.entry("volt", "V"),
            Map.entry("amp", "A"),
            Map.entry("hz", "Hz"),
            Map.entry("khz", "kHz"),
            Map.entry("db", "dB"),
            Map.entry("sec", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("mins", "min"),
            Map.entry("minute", "min"),
            Map.entry("minutes", "min"),
            Map.entry("hr", "h"),
            Map.entry("hrs", "h"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"),
            Map.entry("litre", "L"),
            Map.entry("liter", "L"),
            Map.entry("kg", "kg"),
            Map.entry("kwh", "kW.h"),
            Map.entry("wh", "W.h"),
            Map.entry("mah", "mA.h"),
            Map.entry("ah", "A.h"));

    /** An hour written straight after power or current: kWh, mAh, MWh. */
    private static final Pattern RUN_ON_HOUR = Pattern.compile("([pnumkMGT]?(?:W|A))h");

    /** UCUM has both spellings of the litre; the capital one cannot be taken for a digit. */
    private static final Pattern LOWER_LITRE = Pattern.compile("\\b([umcdh]?)l\\b");

    private UnitSpelling() {}

    static Optional<Unit> find(String spelling) {
        String text = spelling.strip();
        if (text.length() > Unit.MAX_LENGTH) {
            return Optional.empty();
        }
        text = RUN_ON_HOUR.matcher(symbols(text)).replaceAll("$1.h");
        text = LOWER_LITRE.matcher(text).replaceAll("$1L");
        Optional<Unit> exact = Unit.parse(text);
        if (exact.isPresent()) {
            return exact;
        }
        String word = WORDS.get(text.toLowerCase(Locale.ROOT));
        return word == null ? Optional.empty() : Unit.parse(word);
    }

    /** Replaces characters that UCUM spells in ASCII: micro and ohm signs, raised digits, middle dots, stars. */
    private static String symbols(String text) {
        return text.replaceAll("[\\x{b5}\\x{3bc}]", "u")
                .replaceAll("[\\x{3a9}\\x{2126}]", "Ohm")
                .replaceAll("[·⋅*×]", ".")
                .replaceAll("\\^(?=-?[1-8])", "")
                .replace("²", "2")
                .replace("³", "3")
                .replace("⁻¹", "-1")
                .replace(" ", "");
    }
}
