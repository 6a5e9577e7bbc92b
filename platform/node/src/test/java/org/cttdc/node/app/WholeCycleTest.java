package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Pot;
import org.cttdc.protocol.tx.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seed's example through the application: 20,000,000 yuan of sales at 15 %, twenty reviewers. */
class WholeCycleTest {
    private static final int REVIEWERS = WholeCycle.REVIEWERS;
    private static final Bytes MODEL_ID = WholeCycle.MODEL_ID;

    @Test
    void settlesTheSeedsExampleToTheFen(@TempDir Path home) throws Exception {
        try (TestChain chain = new TestChain(home)) {
            WholeCycle.run(chain);
            CompetitionState settled = competition(chain);
            assertThat(settled.stage()).isEqualTo(CompetitionState.Stage.SETTLED);
            assertThat(settled.gross()).isEqualTo(2_000_000_000L);
            assertThat(settled.fees()).isEqualTo(300_000_000L);
            assertThat(settled.experts()).isEqualTo(30_000_000L);
            assertThat(settled.winners()).isEqualTo(150_000_000L);
            assertThat(settled.platforms()).isEqualTo(120_000_000L);
            assertThat(settled.community()).isEqualTo(12_000_000L);
            assertThat(settled.winnerCount()).isEqualTo(4);
            claims(chain);
        }
    }

    /** Every report adds a quarter of score times capped fee at index I_0; a cycle without reports leaves only a larger index. */
    @Test
    void reportsMakeExperience(@TempDir Path home) throws Exception {
        try (TestChain chain = new TestChain(home)) {
            WholeCycle.run(chain);
            ExperienceTotals totals = experience(chain);
            assertThat(totals.cycle()).isEqualTo(1);
            assertThat(totals.indexValue()).isEqualTo(ExperiencePower.nextIndex(ExperiencePower.FIRST_INDEX));
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < REVIEWERS; i++) {
                long score = Objects.requireNonNull(
                                chain.state().get(StateKeys.report(Fixtures.id(WholeCycle.report(i)))))
                        .score();
                BigInteger gain = BigInteger.valueOf(score * 10_000 / 4_000_000);
                Bytes reviewer = TestKeys.address("reviewer" + i);
                assertThat(chain.state()
                                .getOr(StateKeys.experience(reviewer), ExperienceState.NONE)
                                .power())
                        .isEqualTo(gain.multiply(BigInteger.TEN.pow(18)));
                sum = sum.add(gain.multiply(BigInteger.TEN.pow(18)));
            }
            assertThat(totals.power()).isEqualTo(sum).isPositive();
            chain.advanceTo(3, Phase.BATCHES);
            assertThat(experience(chain).cycle()).isEqualTo(2);
            assertThat(experience(chain).power()).isEqualTo(sum);
        }
    }

    private static ExperienceTotals experience(TestChain chain) {
        return chain.state().getOr(StateKeys.experienceTotals(), ExperienceTotals.START);
    }

    @Test
    void leadsToTheSameStateEveryTime(@TempDir Path one, @TempDir Path other) throws Exception {
        try (TestChain first = new TestChain(one);
                TestChain second = new TestChain(Files.createDirectories(other.resolve("again")))) {
            WholeCycle.run(first);
            WholeCycle.run(second);
            assertThat(second.appHashes()).isEqualTo(first.appHashes());
        }
    }

    private static CompetitionState competition(ScenarioChain chain) {
        return Objects.requireNonNull(chain.state().get(StateKeys.competition(MODEL_ID, 0)));
    }

    private static void claims(TestChain chain) {
        claimOnce(chain, "expert", Share.EXPERT, 30_000_000);
        claimOnce(chain, "platform", Share.PLATFORM, 120_000_000);
        long before = chain.account("operator").credit();
        chain.must("operator", new ConsensusMsg.ClaimPot(0, Pot.VALIDATORS, 0));
        assertThat(chain.account("operator").credit()).isEqualTo(before + 4_800_000);
        chain.refused(ErrorCode.E_NOTHING_DUE, "operator", new ConsensusMsg.ClaimPot(0, Pot.VALIDATORS, 0));
        chain.refused(ErrorCode.E_NOTHING_DUE, "alice", new Msg.ClaimReward(MODEL_ID, 0, Share.EXPERT));
        long winners = 0;
        long reviewers = 0;
        var ranking = StateKeys.ranking(MODEL_ID, 0);
        assertThat(chain.state().count(ranking)).isEqualTo(REVIEWERS);
        long lastScore = Long.MAX_VALUE;
        for (int i = 0; i < REVIEWERS; i++) {
            RankingEntry entry = chain.state().item(ranking, i);
            assertThat(entry.rank()).isEqualTo(i + 1L);
            assertThat(entry.score()).isBetween(1L, Math.min(lastScore, 1_000_000L));
            lastScore = entry.score();
            Due due = Objects.requireNonNull(
                    chain.state().get(StateKeys.due(MODEL_ID, 0, entry.share(), entry.author())));
            assertThat(due.amount()).isEqualTo(entry.amount());
            winners += entry.share() == Share.WINNER ? entry.amount() : 0;
            reviewers += entry.share() == Share.REVIEWER ? entry.amount() : 0;
        }
        assertThat(winners + competition(chain).rolledOut()).isEqualTo(150_000_000L);
        assertThat(reviewers).isEqualTo(2_400_000L);
        String winner = nameOf(chain.state().item(ranking, 0).author());
        chain.refused(ErrorCode.E_NOT_VESTED, winner, new Msg.ClaimReward(MODEL_ID, 0, Share.WINNER));
        chain.advanceTo(4, Phase.BATCHES);
        claimOnce(chain, winner, Share.WINNER, chain.state().item(ranking, 0).amount());
    }

    private static String nameOf(Bytes address) {
        return IntStream.range(0, REVIEWERS)
                .mapToObj(i -> "reviewer" + i)
                .filter(name -> TestKeys.address(name).equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static void claimOnce(TestChain chain, String account, Share share, long amount) {
        long before = chain.account(account).credit();
        chain.must(account, new Msg.ClaimReward(MODEL_ID, 0, share));
        assertThat(chain.account(account).credit()).isEqualTo(before + amount);
        chain.refused(ErrorCode.E_ALREADY_CLAIMED, account, new Msg.ClaimReward(MODEL_ID, 0, share));
    }
}
