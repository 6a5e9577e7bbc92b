package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.AuditPlan;
import org.cttdc.protocol.state.AuditTask;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits of the whole cycle's competition: twenty reports, four winners, with every record recounted after every block. */
class AuditTest {
    private static final List<String> LABS = List.of("alice", "bob");
    private static final Bytes MODEL = WholeCycle.MODEL_ID;
    private static final long FUND = 2_400_000;

    @TempDir
    Path home;

    private TestChain audited(long fee) throws Exception {
        GenesisState g = TestGenesis.state(TestChain.VALIDATOR);
        ChainParams params = ParamFields.with(g.params(), "arbitration.auditFee", fee);
        TestChain chain = new TestChain(
                home,
                new GenesisState(
                        params,
                        g.accounts(),
                        g.platforms(),
                        g.custodians(),
                        g.issuers(),
                        g.operators(),
                        LABS.stream().map(TestKeys::address).toList(),
                        g.guardians()));
        WholeCycle.run(chain);
        return chain;
    }

    private static AuditPlan plan(TestChain chain) {
        return Objects.requireNonNull(chain.state().get(StateKeys.auditPlan(MODEL, 0)));
    }

    private static CompetitionState competition(TestChain chain) {
        return Objects.requireNonNull(chain.state().get(StateKeys.competition(MODEL, 0)));
    }

    private static CommunityFunds funds(TestChain chain) {
        return Objects.requireNonNull(chain.state().get(StateKeys.communityFunds()));
    }

    private static List<AuditTask> tasks(TestChain chain) {
        var audits = StateKeys.audits(MODEL, 0);
        return LongStream.range(0, chain.state().count(audits))
                .mapToObj(i -> Objects.requireNonNull(chain.state()
                        .get(StateKeys.audit(chain.state().item(audits, i).id()))))
                .toList();
    }

    private static AuditTask first(TestChain chain) {
        return tasks(chain).stream()
                .filter(task -> task.finding() == AuditTask.Finding.OPEN)
                .findFirst()
                .orElseThrow();
    }

    private static String name(Bytes lab) {
        return LABS.stream()
                .filter(one -> TestKeys.address(one).equals(lab))
                .findFirst()
                .orElseThrow();
    }

    private static ReportState report(TestChain chain, Bytes id) {
        return Objects.requireNonNull(chain.state().get(StateKeys.report(id)));
    }

    /** The offset of the reviewer's readings, which the laboratory finds again or misses by so many steps more. */
    private static ArbitrationMsg.SubmitAudit finding(AuditTask task, int off) {
        int author = IntStream.range(0, WholeCycle.REVIEWERS)
                .filter(i -> Fixtures.id(WholeCycle.report(i)).equals(task.report()))
                .findFirst()
                .orElseThrow();
        TestReport found =
                Fixtures.report(WholeCycle.MODEL, WholeCycle.LISTING, author % 5 + off, "audit of " + task.report());
        return new ArbitrationMsg.SubmitAudit(task.report(), true, Fixtures.json(found));
    }

    private static long winnersDue(TestChain chain) {
        var ranking = StateKeys.ranking(MODEL, 0);
        return LongStream.range(0, chain.state().count(ranking))
                .mapToObj(i -> chain.state().item(ranking, i))
                .filter(entry -> entry.share() == Share.WINNER)
                .mapToLong(RankingEntry::amount)
                .sum();
    }

    @Test
    void everybodyPassesAndTheRestGoesBackToTheFund() throws Exception {
        try (TestChain chain = audited(50_000)) {
            List<AuditTask> tasks = tasks(chain);
            assertThat(tasks).hasSizeBetween(4, 5);
            assertThat(tasks.subList(0, 4)).extracting(AuditTask::rank).containsExactly(1L, 2L, 3L, 4L);
            assertThat(plan(chain).fromFund()).isEqualTo(9 * 50_000);
            assertThat(plan(chain).fromPurse()).isZero();
            assertThat(funds(chain).audit()).isEqualTo(FUND - 9 * 50_000);
            AuditTask one = tasks.getFirst();
            String other = name(one.lab()).equals("alice") ? "bob" : "alice";
            chain.refused(ErrorCode.E_UNAUTHORIZED, other, finding(one, 0));
            chain.refused(
                    ErrorCode.E_MALFORMED,
                    name(one.lab()),
                    new ArbitrationMsg.SubmitAudit(
                            one.report(), false, finding(one, 0).document()));
            chain.refused(
                    ErrorCode.E_NOT_FOUND,
                    name(one.lab()),
                    new ArbitrationMsg.SubmitAudit(TestKeys.hash("none"), true, Bytes.EMPTY));
            for (AuditTask task : tasks) {
                long before = chain.account(name(task.lab())).credit();
                chain.must(name(task.lab()), finding(task, 0));
                assertThat(chain.account(name(task.lab())).credit()).isEqualTo(before + 50_000);
            }
            chain.refused(ErrorCode.E_WINDOW, name(one.lab()), finding(one, 0));
            assertThat(plan(chain).closed()).isTrue();
            assertThat(funds(chain).audit()).isEqualTo(FUND - tasks.size() * 50_000L);
            assertThat(winnersDue(chain)).isEqualTo(150_000_000L);
        }
    }

    @Test
    void whoFailsIsFollowedByTheNextInRank() throws Exception {
        try (TestChain chain = audited(50_000)) {
            AuditTask top = first(chain);
            ReportState before = report(chain, top.report());
            long fees = Objects.requireNonNull(chain.state().get(StateKeys.totals()))
                    .cttFees();
            chain.must(name(top.lab()), finding(top, 5));
            assertThat(report(chain, top.report()).failed()).isTrue();
            assertThat(report(chain, top.report()).score()).isZero();
            assertThat(before.bond()).isPositive();
            assertThat(Objects.requireNonNull(chain.state().get(StateKeys.totals()))
                            .cttFees())
                    .isEqualTo(fees + before.bond() + TestKeys.FEE);
            assertThat(plan(chain).tried()).isEqualTo(5);
            assertThat(plan(chain).pending()).isEqualTo(4);
            assertThat(winnersDue(chain) + competition(chain).rolledOut()).isEqualTo(150_000_000L);
            assertThat(chain.state().has(StateKeys.due(MODEL, 0, Share.WINNER, before.author())))
                    .isFalse();
        }
    }

    /** However many fail, no more than 2K are tried from the top. */
    @Test
    void noMoreThanTwiceTheWinnersAreTried() throws Exception {
        try (TestChain chain = audited(50_000)) {
            while (plan(chain).open() > 0) {
                AuditTask task = first(chain);
                chain.must(name(task.lab()), new ArbitrationMsg.SubmitAudit(task.report(), false, Bytes.EMPTY));
            }
            assertThat(plan(chain).tried()).isEqualTo(8);
            assertThat(plan(chain).closed()).isTrue();
            assertThat(competition(chain).winnerCount()).isEqualTo(4);
            assertThat(winnersDue(chain) + competition(chain).rolledOut()).isEqualTo(150_000_000L);
        }
    }

    /** Where the fund cannot pay, up to a fifth of the purse does; what is not spent joins the model's next purse. */
    @Test
    void thePursePaysWhatTheFundCannot() throws Exception {
        try (TestChain chain = audited(1_000_000)) {
            assertThat(plan(chain).fromFund()).isEqualTo(FUND);
            assertThat(plan(chain).fromPurse()).isEqualTo(9_000_000 - FUND);
            assertThat(funds(chain).audit()).isZero();
            long purse = 150_000_000L - plan(chain).fromPurse();
            assertThat(winnersDue(chain) + competition(chain).rolledOut()).isEqualTo(purse);
            AuditTask task = first(chain);
            chain.must(name(task.lab()), finding(task, 5));
            assertThat(winnersDue(chain) + competition(chain).rolledOut()).isEqualTo(purse);
            long rolled = rolled(chain);
            new Court(chain).to(plan(chain).closes() + 1);
            AuditTask late = first(chain);
            chain.refused(ErrorCode.E_WINDOW, name(late.lab()), finding(late, 0));
            assertThat(plan(chain).closed()).isTrue();
            assertThat(funds(chain).audit()).isEqualTo(FUND - 1_000_000);
            assertThat(rolled(chain)).isEqualTo(rolled + 9_000_000 - FUND);
            chain.advanceTo(4, Phase.BATCHES);
            RankingEntry winner = chain.state().item(StateKeys.ranking(MODEL, 0), 1);
            chain.must(Court.name(winner.author()), new Msg.ClaimReward(MODEL, 0, Share.WINNER));
        }
    }

    private static long rolled(TestChain chain) {
        return Objects.requireNonNull(chain.state().get(StateKeys.model(MODEL))).rolledPurse();
    }
}
