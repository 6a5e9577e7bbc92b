package org.cttdc.uikit.document;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cttdc.protocol.documents.Decimal;

/** Decimals as people type them: with separators, a real minus sign, full-width digits, or without the zero before the point. */
public final class TypedDecimal {
    private static final Pattern ALLOWED = Pattern.compile("[-+]?[0-9]*\\.?[0-9]*");

    private TypedDecimal() {}

    /** The decimal meant, trailing zeros kept; empty where the text is none. */
    public static Optional<Decimal> parse(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .strip()
                .replace(",", "")
                .replace('\u2212', '-');
        if (!ALLOWED.matcher(plain).matches() || plain.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return Decimal.parse(new BigDecimal(plain).toPlainString());
    }
}
