package org.cttdc.merchant.ui;

import java.math.BigDecimal;

/** Basis points as people read them. */
final class Percent {
    private Percent() {}

    /** 1500 is "15 %", 1250 is "12.5 %". */
    static String ofBps(int bps) {
        return BigDecimal.valueOf(bps, 2).stripTrailingZeros().toPlainString() + "\u00a0%";
    }
}
