package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.rules.Arbitration.Payout;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.junit.jupiter.api.Test;

class ArbitrationTest {
    @Test
    void juriesGrow() {
        assertThat(List.of(Arbitration.seats(0), Arbitration.seats(1), Arbitration.seats(2), Arbitration.seats(3)))
                .containsExactly(3, 7, 15, 31);
        assertThatIllegalArgumentException().isThrownBy(() -> Arbitration.seats(4));
        assertThatIllegalArgumentException().isThrownBy(() -> Arbitration.seats(-1));
    }

    /** Kleros v2: with 0.03 a juror an appeal to seven costs 0.21; the loser brings 0.63, the winner 0.42. */
    @Test
    void appealsCostTheLoserMore() {
        assertThat(Arbitration.cost(1, 30)).isEqualTo(210);
        assertThat(Arbitration.appealStake(1, 30, true)).isEqualTo(630);
        assertThat(Arbitration.appealStake(1, 30, false)).isEqualTo(420);
    }

    /** Kleros v2: minimum stake 1000, all of it at risk, 0.03 a vote; one of three is incoherent. */
    @Test
    void theIncoherentPayTheCoherent() {
        List<Optional<Ruling>> votes =
                List.of(Optional.of(Ruling.UPHOLD), Optional.of(Ruling.CHALLENGER), Optional.of(Ruling.UPHOLD));
        assertThat(Arbitration.payout(votes, Ruling.UPHOLD, 1000, 1_000_000, 30))
                .isEqualTo(new Payout(List.of(500L, -1000L, 500L), List.of(45L, 0L, 45L), 0, 0));
    }

    @Test
    void whoDoesNotRevealIsIncoherent() {
        List<Optional<Ruling>> votes = List.of(Optional.empty(), Optional.of(Ruling.UPHOLD), Optional.empty());
        assertThat(Arbitration.payout(votes, Ruling.UPHOLD, 1001, 500_000, 30))
                .isEqualTo(new Payout(List.of(-500L, 1000L, -500L), List.of(0L, 90L, 0L), 0, 0));
    }

    @Test
    void whereNobodyIsCoherentNobodyGains() {
        List<Optional<Ruling>> votes = List.of(Optional.of(Ruling.UPHOLD), Optional.empty(), Optional.empty());
        assertThat(Arbitration.payout(votes, Ruling.REFUSE, 1000, 500_000, 30))
                .isEqualTo(new Payout(List.of(-500L, -500L, -500L), List.of(0L, 0L, 0L), 1500, 90));
    }

    @Test
    void rulings() {
        Optional<Ruling> uphold = Optional.of(Ruling.UPHOLD);
        Optional<Ruling> challenger = Optional.of(Ruling.CHALLENGER);
        Optional<Ruling> refuse = Optional.of(Ruling.REFUSE);
        assertThat(Arbitration.ruling(List.of(uphold, uphold, challenger))).isEqualTo(Ruling.UPHOLD);
        assertThat(Arbitration.ruling(List.of(challenger, Optional.empty(), Optional.empty())))
                .isEqualTo(Ruling.CHALLENGER);
        assertThat(Arbitration.ruling(List.of(uphold, challenger, Optional.empty())))
                .isEqualTo(Ruling.REFUSE);
        assertThat(Arbitration.ruling(List.of(uphold, challenger, refuse))).isEqualTo(Ruling.REFUSE);
        assertThat(Arbitration.ruling(List.of())).isEqualTo(Ruling.REFUSE);
    }

    /** Nothing appears or vanishes, and nobody loses more than the penalty. The votes are numbers of rulings; 3 is a vote not revealed. */
    @Property
    void payoutsBalance(
            @ForAll @Size(min = 1, max = 31) List<@IntRange(max = 3) Integer> ordinals,
            @ForAll Ruling ruling,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long minStake,
            @ForAll @LongRange(min = 0, max = 1_000_000) long penaltyPpm,
            @ForAll @LongRange(min = 0, max = 1_000_000) long fee) {
        List<Ruling> rulings = List.of(Ruling.values());
        List<Optional<Ruling>> votes = new ArrayList<>();
        ordinals.forEach(ordinal -> votes.add(ordinal == 3 ? Optional.empty() : Optional.of(rulings.get(ordinal))));
        Payout payout = Arbitration.payout(votes, ruling, minStake, penaltyPpm, fee);
        long penalty = minStake * penaltyPpm / 1_000_000;
        assertThat(payout.stakes().stream().mapToLong(Long::longValue).sum() + payout.leftStake())
                .isZero();
        assertThat(payout.fees().stream().mapToLong(Long::longValue).sum() + payout.leftFees())
                .isEqualTo(fee * votes.size());
        for (int i = 0; i < votes.size(); i++) {
            if (votes.get(i).equals(Optional.of(ruling))) {
                assertThat(payout.stakes().get(i)).isNotNegative();
            } else {
                assertThat(payout.stakes().get(i)).isEqualTo(-penalty);
                assertThat(payout.fees().get(i)).isZero();
            }
        }
    }
}
