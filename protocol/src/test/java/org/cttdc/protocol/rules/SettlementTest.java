package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
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

class SettlementTest {
    static Stream<JsonNode> settlements() {
        return ReferenceCases.of("settlement.json");
    }

    @ConformanceData("reference/settlement.json")
    @ParameterizedTest
    @MethodSource("settlements")
    void reference(JsonNode example) {
        Settlement.Fees fees = Settlement.fees(number(example, "experienceFees"), 100_000, 500_000);
        assertThat(fees.experts()).isEqualTo(number(example, "experts"));
        assertThat(fees.winners()).isEqualTo(number(example, "winners"));
        assertThat(fees.platforms()).isEqualTo(number(example, "platform"));
        assertThat(Settlement.community(number(example, "sales"), 6_000, 0).amount())
                .isEqualTo(number(example, "community"));
    }

    private static long number(JsonNode example, String name) {
        return ReferenceCases.integer(example.get(name)).longValueExact();
    }

    /** Protocol page, section 9. */
    @Test
    void seedExamples() {
        assertThat(Settlement.fees(300_000_000, 100_000, 500_000))
                .isEqualTo(new Settlement.Fees(30_000_000, 150_000_000, 120_000_000));
        assertThat(Settlement.fees(101, 100_000, 500_000)).isEqualTo(new Settlement.Fees(10, 50, 41));
        assertThat(Settlement.community(2_000_000_000L, 6_000, 0)).isEqualTo(new Settlement.Community(12_000_000, 0));
        assertThat(Settlement.communityParts(12_000_000))
                .isEqualTo(new Settlement.CommunityParts(4_800_000, 2_400_000, 2_400_000, 1_200_000, 1_200_000));
        assertThat(Settlement.communityParts(9)).isEqualTo(new Settlement.CommunityParts(3, 1, 1, 0, 4));
    }

    @Property
    void nothingIsLost(@ForAll @LongRange(min = 0) long pool) {
        Settlement.Fees fees = Settlement.fees(pool, 100_000, 500_000);
        assertThat(fees.experts() + fees.winners() + fees.platforms()).isEqualTo(pool);
        Settlement.CommunityParts parts = Settlement.communityParts(pool);
        assertThat(parts.validators() + parts.audit() + parts.reviewers() + parts.recommenders() + parts.treasury())
                .isEqualTo(pool);
    }

    @Property
    void communityPartsSumToTheCyclesFloor(
            @ForAll @Size(max = 50) List<@LongRange(min = 0, max = 1_000_000_000_000_000L) Long> sales) {
        long carry = 0;
        long paid = 0;
        long gross = 0;
        for (long sale : sales) {
            Settlement.Community community = Settlement.community(sale, 6_000, carry);
            carry = community.carry();
            paid += community.amount();
            gross += sale;
        }
        assertThat(BigInteger.valueOf(paid))
                .isEqualTo(BigInteger.valueOf(gross)
                        .multiply(BigInteger.valueOf(6))
                        .divide(BigInteger.valueOf(1000)));
    }

    @Test
    void laxModelsLoseValidity() {
        assertThat(Settlement.validity(0, 0)).isEqualTo(1_000_000);
        assertThat(Settlement.validity(0, 1)).isEqualTo(500_000);
        assertThat(Settlement.validity(980, 1)).isEqualTo(980_392);
        assertThat(Settlement.expertShare(30_000_001, 500_000))
                .isEqualTo(new Settlement.ExpertShare(15_000_000, 15_000_001));
    }

    @Test
    void platformsShareByWhatTheyBrought() {
        assertThat(Settlement.platforms(41, 100, 1)).containsExactly(41, 0);
        assertThat(Settlement.platforms(10, 1, 1, 1)).containsExactly(4, 3, 3);
    }

    @Test
    void washingBurnsMoney() {
        assertThat(Settlement.resistsWashing(500_000, 250_000, 100_000, 100_000))
                .isTrue();
        assertThat(Settlement.resistsWashing(640_000, 250_000, 100_000, 100_000))
                .isFalse();
        assertThat(Settlement.resistsWashing(639_999, 250_000, 100_000, 100_000))
                .isTrue();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Settlement.fees(-1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Settlement.fees(1, 600_000, 500_000));
        assertThatIllegalArgumentException().isThrownBy(() -> Settlement.community(1, 6_000, 1_000_000));
    }
}
