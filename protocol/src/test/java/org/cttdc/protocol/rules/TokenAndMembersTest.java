package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.rules.Membership.Mode;
import org.junit.jupiter.api.Test;

class TokenAndMembersTest {
    @Test
    void depositsMintAtTheReservesPrice() {
        TokenReserve reserve = new TokenReserve(1_000, 50_000);
        assertThat(reserve.minted(100)).isEqualTo(5_000);
        assertThat(reserve.afterDeposit(100)).isEqualTo(new TokenReserve(1_100, 55_000));
        assertThat(reserve.paid(5_000)).isEqualTo(99);
        assertThat(reserve.afterRedemption(5_000)).isEqualTo(new TokenReserve(901, 45_000));
    }

    @Test
    void theFirstDepositSetsThePrice() {
        TokenReserve empty = new TokenReserve(0, 50_000);
        assertThat(empty.afterDeposit(700)).isEqualTo(new TokenReserve(700, 50_000));
        assertThat(empty.paid(50_000)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> empty.paid(50_001));
    }

    /** Invariant I8, over deposits (positive) and redemptions of a part (negative, ppm of the supply). */
    @Property
    void theReservePerTokenNeverFalls(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long credit,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long supply,
            @ForAll @Size(max = 12) List<@LongRange(min = -1_000_000, max = 1_000_000) Long> changes) {
        TokenReserve reserve = new TokenReserve(credit, supply);
        for (long change : changes) {
            TokenReserve next = change >= 0
                    ? reserve.afterDeposit(change)
                    : reserve.afterRedemption(Ppm.mulDiv(reserve.supply(), -change, 1_000_000));
            assertThat(next.isWorthAtLeast(reserve)).isTrue();
            reserve = next;
        }
    }

    @Test
    void wordOfMouthAnswersForDefects() {
        assertThat(Recommenders.score(100, 2)).isEqualTo(60);
        assertThat(Recommenders.score(10, 2)).isZero();
    }

    @Test
    void promotersShareThePlatformsPart() {
        assertThat(Recommenders.commission(1_001, 250_000, 30, 100)).isEqualTo(75);
        assertThat(Recommenders.commission(1_001, 250_000, 0, 0)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Recommenders.commission(1, 500_001, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Recommenders.commission(1, 1, 2, 1));
    }

    @Property
    void allCommissionsTogetherStayWithinTheirPart(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long share,
            @ForAll @LongRange(min = 0, max = 500_000) long ppm,
            @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 0, max = 1_000_000) Long> fees) {
        long total = fees.stream().mapToLong(Long::longValue).sum();
        long paid = fees.stream()
                .mapToLong(fee -> Recommenders.commission(share, ppm, fee, total))
                .sum();
        assertThat(paid).isLessThanOrEqualTo(Ppm.of(share, ppm));
    }

    @Test
    void feeModes() {
        assertThat(Mode.SHARE.communityPpm(6_000)).isEqualTo(6_000);
        assertThat(Mode.BOTH.communityPpm(6_000)).isEqualTo(6_000);
        assertThat(Mode.MEMBERSHIP.communityPpm(6_000)).isZero();
        assertThat(Mode.SHARE.takesMembers()).isFalse();
        assertThat(Mode.BOTH.takesMembers()).isTrue();
    }

    @Test
    void yearsFollowEachOther() {
        assertThat(Membership.price(9_900, 2)).isEqualTo(19_800);
        assertThat(Membership.paidUntil(10, 0, 1, 52)).isEqualTo(61);
        assertThat(Membership.paidUntil(20, 61, 2, 52)).isEqualTo(165);
        assertThat(Membership.isPaid(61, 61)).isTrue();
        assertThat(Membership.isPaid(62, 61)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Membership.price(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Membership.price(1, 6));
    }

    /** The quality page's lamp: at 796.925 lm and not before is 785 lm met with 95 %; u² = 52.5503 in lm², here in millilumen². */
    @Test
    void conformityWithoutSquareRoots() {
        BigInteger variance = BigInteger.valueOf(52_550_300);
        BigInteger limit = BigInteger.valueOf(785_000);
        assertThat(ConformityVerdict.isAbove(BigInteger.valueOf(796_925), variance, limit))
                .isTrue();
        assertThat(ConformityVerdict.isAbove(BigInteger.valueOf(796_924), variance, limit))
                .isFalse();
        assertThat(ConformityVerdict.isAbove(BigInteger.valueOf(773_000), variance, limit))
                .isFalse();
        assertThat(ConformityVerdict.isBelow(BigInteger.valueOf(773_075), variance, limit))
                .isTrue();
        assertThat(ConformityVerdict.isBelow(BigInteger.valueOf(773_076), variance, limit))
                .isFalse();
        assertThat(ConformityVerdict.isBelow(limit, BigInteger.ZERO, limit)).isFalse();
    }
}
