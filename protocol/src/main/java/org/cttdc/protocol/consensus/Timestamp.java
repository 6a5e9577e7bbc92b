package org.cttdc.protocol.consensus;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * A point in time as CometBFT encodes it.
 *
 * @param seconds Unix seconds, negative before 1970
 * @param nanos 0 to 999,999,999, counted forward from {@code seconds}
 */
public record Timestamp(long seconds, int nanos) implements Comparable<Timestamp> {
    /** The first second of year 1: what the reference writes for "no time". */
    public static final Timestamp ZERO = new Timestamp(-62_135_596_800L, 0);

    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final Comparator<Timestamp> ORDER =
            Comparator.comparingLong(Timestamp::seconds).thenComparingInt(Timestamp::nanos);
    private static final Pattern RFC3339 = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?(Z|[+-]\\d{2}:\\d{2})");

    public Timestamp {
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new IllegalArgumentException("nanoseconds must be 0 to 999999999, not " + nanos);
        }
    }

    /** Reads RFC 3339 with up to nine fractional digits; throws {@link IllegalArgumentException} for anything else. */
    public static Timestamp parse(String text) {
        Matcher m = RFC3339.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not an RFC 3339 time: " + text);
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(m.group(1)),
                    number(m.group(2)),
                    number(m.group(3)),
                    number(m.group(4)),
                    number(m.group(5)),
                    number(m.group(6)));
            String fraction = m.group(7) == null ? "" : m.group(7);
            int nanos = number((fraction + "000000000").substring(0, 9));
            return new Timestamp(local.toEpochSecond(ZoneOffset.of(m.group(8))), nanos);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an RFC 3339 time: " + text, e);
        }
    }

    /** The same point in time. */
    public static Timestamp of(Instant instant) {
        return new Timestamp(instant.getEpochSecond(), instant.getNano());
    }

    /** The same point in time. */
    public Instant toInstant() {
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** Whether it stands for "no time". */
    public boolean isZero() {
        return equals(ZERO);
    }

    /** This time moved by a duration; throws {@link ArithmeticException} past the range of 64-bit seconds. */
    public Timestamp plus(Duration duration) {
        long sum = (long) nanos + duration.getNano();
        long carry = sum / NANOS_PER_SECOND;
        return new Timestamp(
                Math.addExact(Math.addExact(seconds, duration.getSeconds()), carry), (int) (sum % NANOS_PER_SECOND));
    }

    /** Whether this is strictly earlier. */
    public boolean isBefore(Timestamp other) {
        return compareTo(other) < 0;
    }

    /** Whether this is strictly later. */
    public boolean isAfter(Timestamp other) {
        return compareTo(other) > 0;
    }

    /** {@code google.protobuf.Timestamp}. */
    ProtoWriter proto() {
        return new ProtoWriter().varint(1, seconds).varint(2, nanos);
    }

    @Override
    public int compareTo(Timestamp other) {
        return ORDER.compare(this, other);
    }

    /** RFC 3339 in UTC with trailing zeros of the fraction trimmed; throws {@link DateTimeException} outside of years 0 to 9999. */
    @Override
    public String toString() {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > 9999) {
            throw new DateTimeException("RFC 3339 has no year " + utc.getYear());
        }
        String text = pad(utc.getYear(), 4)
                + '-'
                + pad(utc.getMonthValue(), 2)
                + '-'
                + pad(utc.getDayOfMonth(), 2)
                + 'T'
                + pad(utc.getHour(), 2)
                + ':'
                + pad(utc.getMinute(), 2)
                + ':'
                + pad(utc.getSecond(), 2);
        int end = 9;
        String fraction = pad(nanos, 9);
        while (end > 0 && fraction.charAt(end - 1) == '0') {
            end--;
        }
        return text + (end == 0 ? "" : '.' + fraction.substring(0, end)) + 'Z';
    }

    private static int number(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = value * 10 + (digits.charAt(i) - '0');
        }
        return value;
    }

    private static String pad(int value, int width) {
        String digits = Integer.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
