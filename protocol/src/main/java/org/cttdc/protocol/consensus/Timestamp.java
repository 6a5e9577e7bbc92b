package org.cttdc.protocol.consensus;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
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
    /** Length of a date and time up to the seconds. */
    private static final int DATE_TIME_LENGTH = 19;
    /** Length of an offset other than Z. */
    private static final int OFFSET_LENGTH = 6;

    public Timestamp {
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new IllegalArgumentException("nanoseconds must be 0 to 999999999, not " + nanos);
        }
    }

    /** Reads RFC 3339 with up to nine fractional digits; throws {@link IllegalArgumentException} for anything else. */
    public static Timestamp parse(String text) {
        int end = text.length();
        int zone = end > 0 && text.charAt(end - 1) == 'Z' ? end - 1 : end - OFFSET_LENGTH;
        if (zone < DATE_TIME_LENGTH || !isMarked(text)) {
            throw noTime(text);
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19));
            return new Timestamp(local.toEpochSecond(offset(text, zone)), nanos(text, zone));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an RFC 3339 time: " + text, e);
        }
    }

    private static ZoneOffset offset(String text, int zone) {
        if (text.length() - zone == 1) {
            return ZoneOffset.UTC;
        }
        char sign = text.charAt(zone);
        if ((sign != '+' && sign != '-') || text.charAt(zone + 3) != ':') {
            throw noTime(text);
        }
        int hours = number(text, zone + 1, zone + 3);
        int minutes = number(text, zone + 4, zone + 6);
        return sign == '+' ? ZoneOffset.ofHoursMinutes(hours, minutes) : ZoneOffset.ofHoursMinutes(-hours, -minutes);
    }

    private static int nanos(String text, int zone) {
        int digits = zone - DATE_TIME_LENGTH - 1;
        if (digits < 0) {
            return 0;
        }
        if (text.charAt(DATE_TIME_LENGTH) != '.' || digits < 1 || digits > 9) {
            throw noTime(text);
        }
        int nanos = number(text, DATE_TIME_LENGTH + 1, zone);
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static boolean isMarked(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static IllegalArgumentException noTime(String text) {
        return new IllegalArgumentException("not an RFC 3339 time: " + text);
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

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw noTime(text);
            }
            value = value * 10 + (digit - '0');
        }
        return value;
    }

    private static String pad(int value, int width) {
        String digits = Integer.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
