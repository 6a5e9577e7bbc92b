package org.cttdc.expert.ui;

import java.math.BigDecimal;
import java.util.Optional;

/** Shares as people write them. */
final class Percent {
    private static final int PPM_SCALE = 4;

    private Percent() {}

    /** Parts per million as per cent. */
    static String ofPpm(long parts) {
        return BigDecimal.valueOf(parts, PPM_SCALE).stripTrailingZeros().toPlainString() + " %";
    }

    /** A typed percentage as parts per million; empty where it is none or beyond {@code most}. */
    static Optional<Long> toPpm(String typed, long most) {
        try {
            long parts = new BigDecimal(
                            typed.strip().replace(',', '.').replace("%", "").strip())
                    .movePointRight(PPM_SCALE)
                    .longValueExact();
            return parts < 0 || parts > most ? Optional.empty() : Optional.of(parts);
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
