package org.cttdc.expert.ui;

import java.math.BigDecimal;
import org.cttdc.protocol.documents.Bound;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.Limit;
import org.jspecify.annotations.Nullable;

/** Parts of models as short words that are the same in every language. */
final class Spoken {
    private static final int PPM_TO_PERCENT = 4;

    private Spoken() {}

    /** The unit; nothing for a plain number. */
    static String unit(Characteristic c) {
        return c.unit().equals(Characteristic.NO_UNIT) ? "" : c.unit();
    }

    /** The limit, such as "≥ 80" or "≤ ponmax". */
    static String limit(Characteristic c) {
        Limit limit = c.limit();
        if (limit == null) {
            return "";
        }
        String min = bound("≥ ", limit.min());
        String max = bound("≤ ", limit.max());
        return min.isEmpty() || max.isEmpty() ? min + max : min + ", " + max;
    }

    /** Parts per million as per cent, with as many decimals as needed. */
    static String percent(long ppm) {
        BigDecimal percent = BigDecimal.valueOf(ppm, PPM_TO_PERCENT);
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    private static String bound(String sign, @Nullable Bound bound) {
        return switch (bound) {
            case null -> "";
            case Bound.Fixed fixed -> sign + fixed.value().text();
            case Bound.Reference reference -> sign + reference.c();
        };
    }
}
