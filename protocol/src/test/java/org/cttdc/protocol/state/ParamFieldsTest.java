package org.cttdc.protocol.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cttdc.protocol.rules.Membership;
import org.cttdc.protocol.rules.Ppm;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.protocol.rules.TokenReserve;
import org.cttdc.protocol.rules.WinnerPurse;
import org.junit.jupiter.api.Test;

class ParamFieldsTest {
    private static final ChainParams PARAMS = ChainParams.sandbox();

    @Test
    void everyFieldCanBeSetAloneAndReadBack() {
        for (String field : ParamFields.all(PARAMS).keySet()) {
            ChainParams changed = ParamFields.with(PARAMS, field, 7);
            var expected = ParamFields.all(PARAMS);
            expected.put(field, 7L);
            assertThat(ParamFields.all(changed)).isEqualTo(expected);
        }
        assertThat(ParamFields.with(PARAMS, "governance.personYear", 7)
                        .governance()
                        .personYear())
                .isEqualTo(7);
    }

    @Test
    void whatIsNoParameterIsRefused() {
        for (String field : new String[] {"", "nothing", "governance", "governance.", "minReports.x", ".minReports"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ParamFields.with(PARAMS, field, 1));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ParamFields.with(PARAMS, "minReports", 1L << 32));
        assertThat(ParamFields.open(PARAMS)).doesNotContainKeys("cycleLength", "governance.feeMode");
    }

    @Test
    void theSandboxsParametersAreValidInEveryFeeMode() {
        for (Membership.Mode mode : Membership.Mode.values()) {
            assertThat(ParamRules.problem(ParamFields.with(PARAMS, "governance.feeMode", mode.number())))
                    .isEmpty();
        }
        assertThat(ParamRules.problem(ParamFields.with(PARAMS, "governance.feeMode", 3)))
                .isPresent();
    }

    /** What is valid loses money to who fakes turnover, whatever a platform promises: told without the rule's own arithmetic. */
    @Property
    void noValidSetPaysForFakedTurnover(
            @ForAll @LongRange(min = 0, max = 1_000_000) long winners,
            @ForAll @LongRange(min = 0, max = 1_000_000) long experts,
            @ForAll @IntRange(min = 0, max = 500_000) int promised) {
        ChainParams set = ParamFields.with(ParamFields.with(PARAMS, "winnerPpm", winners), "expertPpm", experts);
        if (ParamRules.problem(set).isEmpty()) {
            long fee = 1_000_000_000L;
            long purse = Ppm.of(fee, winners);
            long platform = fee - purse - Ppm.of(fee, experts);
            long back = purse
                    + WinnerPurse.topUp(purse, Long.MAX_VALUE)
                    + Ppm.of(fee, experts)
                    + Recommenders.commission(platform, promised, 1, 1);
            assertThat(back).isLessThan(fee);
        }
    }

    /** Never more than the plain rule, and I8 with it, also from an empty reserve. */
    @Property
    void aPriceMintsLessAndNeverLowersTheReserve(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long credit,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long supply,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long deposit,
            @ForAll @LongRange(min = 1, max = 100_000) long price) {
        TokenReserve before = new TokenReserve(credit, supply);
        long minted = before.minted(deposit, price);
        assertThat(minted).isLessThanOrEqualTo(deposit * 1_000_000 / price);
        assertThat(BigInteger.valueOf(minted).multiply(BigInteger.valueOf(credit)))
                .as("never more than the plain rule")
                .isLessThanOrEqualTo(BigInteger.valueOf(deposit).multiply(BigInteger.valueOf(supply)));
        assertThat(new TokenReserve(credit + deposit, supply + minted).isWorthAtLeast(before))
                .isTrue();
    }
}
