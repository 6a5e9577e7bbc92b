package org.cttdc.wallet.sentence;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cttdc.protocol.Bytes;

/** How single values are written in a sentence. */
final class Shown {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int SHORT_HEX = 8;

    private Shown() {}

    /** The two ends of a hash in hex; short byte strings whole. */
    static String hash(Bytes value) {
        String hex = value.hex();
        return hex.length() <= 2 * SHORT_HEX
                ? hex
                : hex.substring(0, SHORT_HEX) + "…" + hex.substring(hex.length() - SHORT_HEX);
    }

    /**
     * Text that somebody else may have written: control, direction and other invisible characters cannot rearrange the sentence
     * around it.
     */
    static String foreign(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .map(point -> switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> 0xFFFD;
                    default -> point;
                })
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** A rate in basis points as per cent. */
    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }

    /** Parts per million as per cent. */
    static String ppm(long parts) {
        return BigDecimal.valueOf(parts, 4).stripTrailingZeros().toPlainString() + " %";
    }

    /** Unix seconds as date and time of day in UTC. */
    static String time(long unixSeconds) {
        try {
            return SECOND.format(Instant.ofEpochSecond(unixSeconds));
        } catch (DateTimeException e) {
            return Long.toString(unixSeconds);
        }
    }
}
