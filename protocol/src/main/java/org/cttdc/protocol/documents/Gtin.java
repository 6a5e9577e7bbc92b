package org.cttdc.protocol.documents;

import java.util.regex.Pattern;

/** GS1 trade item numbers (GS1 General Specifications, 7.9.1). */
public final class Gtin {
    private static final Pattern FORM = Pattern.compile("[0-9]{8}|[0-9]{12}|[0-9]{13}|[0-9]{14}");

    private Gtin() {}

    /** Whether the text has 8, 12, 13 or 14 digits, of which the last one is the right check digit. */
    public static boolean isValid(String gtin) {
        if (!FORM.matcher(gtin).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < gtin.length(); i++) {
            int weight = (gtin.length() - 1 - i) % 2 == 0 ? 1 : 3;
            sum += weight * (gtin.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }
}
