package org.cttdc.protocol.documents;

import java.util.OptionalLong;

/** Which numbers are values of a characteristic. */
final class Domain {
    private Domain() {}

    /** Exact at the scale, and a level's code, or 0 or 1, where only those are values. */
    static boolean holds(Characteristic c, Decimal value) {
        if (c.scale() < 0 || c.scale() > Decimal.MAX_SCALE) {
            return false;
        }
        OptionalLong scaled = value.tryScaled(c.scale());
        if (scaled.isEmpty()) {
            return false;
        }
        return switch (c.kind()) {
            case MEASURED, DERIVED -> true;
            case ORDINAL, CATEGORICAL -> c.levels().stream().anyMatch(l -> l.code() == scaled.getAsLong());
            case BOOLEAN -> scaled.getAsLong() == 0 || scaled.getAsLong() == 1;
        };
    }
}
