package org.cttdc.merchant.ui;

import java.math.BigDecimal;
import java.util.Optional;

/** Amounts as typed. */
final class Yuan {
    private Yuan() {}

    /** Yuan as fen, where it has at most two decimals and fits. */
    static Optional<Long> toFen(BigDecimal yuan) {
        try {
            return Optional.of(yuan.movePointRight(2).longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
