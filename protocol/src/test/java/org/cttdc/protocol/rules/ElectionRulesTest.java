package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.ConformanceData;
import org.cttdc.protocol.ReferenceCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElectionRulesTest {
    static Stream<JsonNode> quorums() {
        return ReferenceCases.of("adaptive-quorum.json");
    }

    static Stream<JsonNode> caps() {
        return ReferenceCases.of("power-cap.json");
    }

    @ConformanceData("reference/adaptive-quorum.json")
    @ParameterizedTest
    @MethodSource("quorums")
    void quorumReference(JsonNode example) {
        AdaptiveQuorum.Bias bias =
                AdaptiveQuorum.Bias.valueOf(example.get("bias").asText().toUpperCase(Locale.ROOT));
        assertThat(AdaptiveQuorum.passes(
                        bias,
                        number(example, "ayes"),
                        number(example, "nays"),
                        number(example, "turnout"),
                        number(example, "electorate")))
                .isEqualTo(example.get("passes").asBoolean());
    }

    @ConformanceData("reference/power-cap.json")
    @ParameterizedTest
    @MethodSource("caps")
    void capReference(JsonNode example) {
        Optional<List<Long>> capped = PowerCap.apply(
                boxed(example.get("powers")),
                example.get("num").asLong(),
                example.get("den").asLong());
        assertThat(capped)
                .isEqualTo(Optional.of(example.get("capped"))
                        .filter(JsonNode::isArray)
                        .map(ElectionRulesTest::boxed));
        if (example.hasNonNull("cap")) {
            assertThat(Collections.max(capped.orElseThrow()))
                    .isEqualTo(ReferenceCases.integer(example.get("cap")).longValueExact());
        }
    }

    /** Reference page, adaptive quorum. */
    @Test
    void lowTurnoutNeedsAClearMajority() {
        AdaptiveQuorum.Bias bias = AdaptiveQuorum.Bias.POSITIVE;
        assertThat(AdaptiveQuorum.passes(bias, big(60), big(50), big(110), big(210)))
                .isFalse();
        assertThat(AdaptiveQuorum.passes(bias, big(100), big(50), big(150), big(210)))
                .isTrue();
    }

    @Property
    void cappedPowersAreStrictlyBelow(
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 1_000_000) Long> powers,
            @ForAll @LongRange(min = 2, max = 6) long den) {
        Optional<List<Long>> capped = PowerCap.apply(powers, 1, den);
        long sum =
                capped.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
        capped.ifPresent(all -> assertThat(all).allMatch(power -> power * den < sum));
        if (powers.size() <= den && !powers.isEmpty()) {
            assertThat(capped).isEmpty();
        }
    }

    private static BigInteger number(JsonNode example, String name) {
        return ReferenceCases.integer(example.get(name));
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static List<Long> boxed(JsonNode array) {
        return Arrays.stream(ReferenceCases.longs(array)).boxed().toList();
    }
}
