package org.cttdc.protocol.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "2023-05-17T14:12:53.088875124Z",
                "2023-05-17T14:12:53.5Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void writesWhatItRead(String text) {
        assertThat(Timestamp.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2023-05-17",
                "2023-13-17T14:12:53Z",
                "2023-02-30T14:12:53Z",
                "2023-05-17 14:12:53Z",
                "2023-05-17T14:12:53",
                "2023-05-17T14:12:53.0123456789Z"
            })
    void refusesWhatIsNotRfc3339(String text) {
        assertThatThrownBy(() -> Timestamp.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RFC 3339");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-05-17T16:12:53.5+02:00", "2023-05-17T09:12:53.500-05:00"})
    void readsOffsets(String text) {
        assertThat(Timestamp.parse(text)).hasToString("2023-05-17T14:12:53.5Z");
    }

    @Property
    void addsLikeInstant(
            @ForAll @LongRange(min = -62_135_596_800L, max = 200_000_000_000L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long moved) {
        Timestamp start = new Timestamp(seconds, nanos);
        Instant expected = start.toInstant().plusNanos(moved);
        assertThat(start.plus(Duration.ofNanos(moved))).isEqualTo(Timestamp.of(expected));
        assertThat(start.plus(Duration.ofNanos(moved)).isBefore(start)).isEqualTo(moved < 0);
    }

    @Property
    void roundTripsThroughText(
            @ForAll @LongRange(min = -62_135_596_800L, max = 200_000_000_000L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Timestamp time = new Timestamp(seconds, nanos);
        assertThat(Timestamp.parse(time.toString())).isEqualTo(time);
    }
}
