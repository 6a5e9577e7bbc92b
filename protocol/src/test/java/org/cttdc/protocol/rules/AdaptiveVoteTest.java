package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.AdaptiveQuorum.Bias;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.rules.AdaptiveVote.Evaluation;
import org.cttdc.protocol.rules.AdaptiveVote.StakeVote;
import org.cttdc.protocol.rules.AdaptiveVote.Tally;
import org.junit.jupiter.api.Test;

class AdaptiveVoteTest {
    private static final Tally FOR = tally(100, 50, 150, 210);
    private static final Tally AGAINST = tally(60, 50, 110, 210);

    @Test
    void bothChambersMustPass() {
        assertThat(AdaptiveVote.passes(Bias.POSITIVE, 15, FOR, FOR)).isTrue();
        assertThat(AdaptiveVote.passes(Bias.POSITIVE, 15, FOR, AGAINST)).isFalse();
        assertThat(AdaptiveVote.passes(Bias.POSITIVE, 15, AGAINST, FOR)).isFalse();
        assertThat(AdaptiveVote.passes(Bias.POSITIVE, 14, FOR, FOR)).isFalse();
    }

    @Test
    void twoPercentMustVote() {
        assertThat(AdaptiveVote.passes(Bias.NEGATIVE, 15, tally(20, 0, 20, 1000), FOR))
                .isTrue();
        assertThat(AdaptiveVote.passes(Bias.NEGATIVE, 15, tally(19, 0, 19, 1000), FOR))
                .isFalse();
    }

    /** Reference page: with a quarter of the electorate two thirds are needed, or a third, depending on the bias. */
    @Test
    void thresholdsFollowTurnout() {
        assertThat(least(Bias.POSITIVE, 250_000)).isEqualTo(66);
        assertThat(least(Bias.POSITIVE, 750_000)).isEqualTo(53);
        assertThat(least(Bias.NEGATIVE, 250_000)).isEqualTo(33);
        assertThat(least(Bias.NEGATIVE, 750_000)).isEqualTo(46);
    }

    /** The whole per cent below the least share of ayes that passes. */
    private static long least(Bias bias, long turnout) {
        long ayes = 0;
        while (!AdaptiveQuorum.passes(bias, big(ayes), big(turnout - ayes), big(turnout), big(1_000_000))) {
            ayes++;
        }
        return 100 * ayes / turnout;
    }

    @Test
    void aLateTurnGivesTimeOnce() {
        assertThat(AdaptiveVote.endAfter(1, 100, 91, true, false)).isEqualTo(110);
        assertThat(AdaptiveVote.endAfter(1, 100, 90, true, false)).isEqualTo(100);
        assertThat(AdaptiveVote.endAfter(1, 100, 91, false, false)).isEqualTo(100);
        assertThat(AdaptiveVote.endAfter(1, 110, 105, true, true)).isEqualTo(110);
    }

    @Test
    void delegationsFollowOneStep() {
        Bytes ann = Bytes.of((byte) 1);
        Bytes ben = Bytes.of((byte) 2);
        Bytes cid = Bytes.of((byte) 3);
        Bytes dot = Bytes.of((byte) 4);
        Map<Bytes, StakeVote> votes = Map.of(
                ann, new StakeVote(100, Conviction.ONE, true, Bytes.EMPTY),
                ben, new StakeVote(50, Conviction.SIX, false, ann),
                cid, new StakeVote(30, Conviction.SIX, false, ben),
                dot, new StakeVote(70, Conviction.NONE, false, Bytes.EMPTY));
        assertThat(AdaptiveVote.count(votes, big(1000)))
                .isEqualTo(new Tally(big(1000 + 3000), big(70), big(2200), big(10_000)));
    }

    @Property
    void countEqualsTheSlowReference(
            @ForAll @Size(max = 10) List<@LongRange(min = 0, max = 1_000_000) Long> stakes,
            @ForAll @Size(10) List<@IntRange(max = 6) Integer> convictions,
            @ForAll @Size(10) List<@IntRange(max = 15) Integer> delegates,
            @ForAll @Size(10) List<Boolean> ayes) {
        Map<Bytes, StakeVote> votes = new TreeMap<>();
        double for10 = 0;
        double against10 = 0;
        for (int i = 0; i < stakes.size(); i++) {
            boolean own = isOwn(delegates, i, stakes.size());
            votes.put(
                    Bytes.of((byte) i),
                    new StakeVote(
                            stakes.get(i),
                            List.of(Conviction.values()).get(convictions.get(i)),
                            ayes.get(i),
                            own ? Bytes.EMPTY : Bytes.of((byte) (int) delegates.get(i))));
            int voter = own ? i : delegates.get(i);
            if (isOwn(delegates, voter, stakes.size())) {
                double factor = convictions.get(i) == 0 ? 0.1 : convictions.get(i);
                for10 += ayes.get(voter) ? 10 * factor * stakes.get(i) : 0;
                against10 += ayes.get(voter) ? 0 : 10 * factor * stakes.get(i);
            }
        }
        Tally tally = AdaptiveVote.count(votes, big(20_000_000));
        assertThat(tally.ayes()).isEqualTo(big(Math.round(for10)));
        assertThat(tally.nays()).isEqualTo(big(Math.round(against10)));
        assertThat(tally.turnout()).isLessThanOrEqualTo(tally.electorate());
    }

    private static boolean isOwn(List<Integer> delegates, int voter, int voters) {
        return delegates.get(voter) >= voters || delegates.get(voter) == voter;
    }

    /** a of the protocol page: 1 without a record, between one half and three halves with any. */
    @Property
    void accuracyStaysBetweenHalfAndThreeHalves(
            @ForAll @LongRange(min = 0, max = 1_000_000) long hits,
            @ForAll @LongRange(min = 0, max = 1_000_000) long misses) {
        long accuracy = AdaptiveVote.accuracy(hits, misses);
        assertThat(accuracy).isBetween(500_000L, 1_500_000L);
        assertThat(AdaptiveVote.accuracy(hits + 1, misses)).isGreaterThanOrEqualTo(accuracy);
        assertThat(AdaptiveVote.accuracy(hits, misses + 1)).isLessThanOrEqualTo(accuracy);
    }

    @Test
    void ballotsWeighCappedPowerTimesAccuracy() {
        assertThat(AdaptiveVote.accuracy(0, 0)).isEqualTo(1_000_000);
        assertThat(AdaptiveVote.accuracy(8, 2)).isEqualTo(500_000 + 714_285);
        assertThat(AdaptiveVote.weigh(new Evaluation(big(500), 0, 0), big(70))).isEqualTo(big(70_000_000));
        assertThat(AdaptiveVote.weigh(new Evaluation(big(50), 0, 0), big(70))).isEqualTo(big(50_000_000));
        assertThat(ExperiencePower.capped(big(500), big(7_000))).isEqualTo(big(70));
        assertThat(ExperiencePower.capped(big(50), big(7_000))).isEqualTo(big(50));
    }

    @Test
    void convictionBindsLonger() {
        assertThat(Conviction.NONE.lockCycles()).isZero();
        assertThat(Conviction.SIX.lockCycles()).isEqualTo(32);
    }

    private static Tally tally(long ayes, long nays, long turnout, long electorate) {
        return new Tally(big(ayes), big(nays), big(turnout), big(electorate));
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
