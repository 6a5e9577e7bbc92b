package org.cttdc.uikit.document;

import java.util.regex.Pattern;

/** UCUM codes as people write units: {@code mA.h} is mA·h, {@code Cel} is °C, {@code um} is µm, {@code m2} is m². */
final class UnitSymbols {
    private static final Pattern CELSIUS = Pattern.compile("\\bCel\\b");
    private static final Pattern DEGREE = Pattern.compile("\\bdeg\\b");
    private static final Pattern MICRO = Pattern.compile("\\bu(?=[A-Za-z])");
    private static final Pattern EXPONENT = Pattern.compile("(?<=[A-Za-z])-?[0-9]");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private UnitSymbols() {}

    static String of(String code) {
        String text = CELSIUS.matcher(code).replaceAll("°C");
        text = DEGREE.matcher(text).replaceAll("°");
        text = MICRO.matcher(text).replaceAll("µ");
        text = EXPONENT.matcher(text).replaceAll(found -> raised(found.group()));
        return text.replace("Ohm", "Ω")
                .replace("[ppm]", "ppm")
                .replace("[ppb]", "ppb")
                .replace('.', '·');
    }

    private static String raised(String exponent) {
        char digit = RAISED.charAt(exponent.charAt(exponent.length() - 1) - '0');
        return exponent.startsWith("-") ? "⁻" + digit : String.valueOf(digit);
    }
}
