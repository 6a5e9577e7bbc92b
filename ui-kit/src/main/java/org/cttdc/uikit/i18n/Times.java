package org.cttdc.uikit.i18n;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Formats points in time: relative for reading ("3 minutes ago"), absolute for reference ("2026-11-24 03:10:05"). */
public final class Times {

    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Texts texts;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param texts the bundle of ui-kit, which holds {@code time.*} */
    public Times(Texts texts, InstantSource clock, ZoneId zone) {
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    /** The same clock and zone with other words. */
    public Times in(Texts words) {
        return new Times(words, clock, zone);
    }

    /** Local date and time of day, to the second; the same order in every language. */
    public String absolute(Instant time) {
        return ABSOLUTE.format(time.atZone(zone));
    }

    /** How long ago or ahead, in the largest fitting unit. */
    public String relative(Instant time) {
        Duration distance = Duration.between(time, clock.instant());
        String side = distance.isNegative() ? "ahead" : "ago";
        return span(distance.abs(), side);
    }

    /** Both: "3 minutes ago (2026-11-24 03:10:05)". */
    public String both(Instant time) {
        return texts.get("time.both", relative(time), absolute(time));
    }

    private String span(Duration distance, String side) {
        if (distance.toSeconds() < 10) {
            return texts.get("time.now");
        }
        if (distance.toMinutes() < 1) {
            return texts.get("time.seconds." + side, distance.toSeconds());
        }
        if (distance.toHours() < 1) {
            return texts.get("time.minutes." + side, distance.toMinutes());
        }
        if (distance.toDays() < 1) {
            return texts.get("time.hours." + side, distance.toHours());
        }
        return texts.get("time.days." + side, distance.toDays());
    }
}
