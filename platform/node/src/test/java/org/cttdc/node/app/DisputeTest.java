package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.EvaluationState;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disputes from opening to ruling, with every record recounted after every block. */
class DisputeTest {
    private static final long FEE = TestKeys.FEE;
    private static final long CTT = 1_000_000;

    @TempDir
    Path home;

    private TestChain chain;
    private Court court;

    @BeforeEach
    void open() throws Exception {
        GenesisState g = TestGenesis.state(TestChain.VALIDATOR);
        chain = new TestChain(
                home,
                new GenesisState(
                        g.params(),
                        g.accounts(),
                        g.platforms(),
                        g.custodians(),
                        g.issuers(),
                        g.operators(),
                        List.of(TestKeys.address("alice")),
                        g.guardians()));
        court = new Court(chain);
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private ReportState report(int i) {
        return Objects.requireNonNull(chain.state().get(StateKeys.report(Fixtures.id(WholeCycle.report(i)))));
    }

    private CompetitionState competition() {
        return Objects.requireNonNull(chain.state().get(StateKeys.competition(WholeCycle.MODEL_ID, 0)));
    }

    private List<RankingEntry> ranking() {
        var ranking = StateKeys.ranking(WholeCycle.MODEL_ID, 0);
        return IntStream.range(0, (int) chain.state().count(ranking))
                .mapToObj(i -> chain.state().item(ranking, i))
                .toList();
    }

    private static ArbitrationMsg.OpenDispute dispute(int report, ProposedValue proposed) {
        return new ArbitrationMsg.OpenDispute(
                DisputeKind.REPORT, Fixtures.id(WholeCycle.report(report)), proposed, Court.TERMS.disputeBond());
    }

    private EvaluationState evaluation(String name) {
        return chain.state().getOr(StateKeys.evaluation(TestKeys.address(name)), EvaluationState.NONE);
    }

    /** Challenged at the end of CHALLENGES, so that the checkpoint that draws comes after the scores that make experience. */
    @Test
    void aJuryRefutesAReportAndThePurseIsSpreadAgain() {
        WholeCycle.untilRevealed(chain);
        chain.refused(ErrorCode.E_WINDOW, "bob", dispute(0, Court.WHOLE));
        court.join(10);
        court.to(TestChain.PHASES.lastHeight(1, Phase.CHALLENGES) - 5);
        chain.refused(ErrorCode.E_CONFLICT, "reviewer0", dispute(0, Court.WHOLE));
        chain.refused(ErrorCode.E_CHARACTERISTIC_MISSING, "bob", dispute(0, new ProposedValue("none", 1)));
        chain.refused(ErrorCode.E_DOMAIN, "bob", dispute(0, new ProposedValue("spout", 77)));
        chain.must("bob", dispute(0, new ProposedValue("volume", 150)));
        chain.refused(ErrorCode.E_DISPUTED, "alice", dispute(0, Court.WHOLE));
        court.untilDrawn(0);
        List<RankingEntry> before = ranking();
        assertThat(before.getFirst().share()).isEqualTo(Share.WINNER);
        BigInteger power = court.power("reviewer0");
        List<String> jury = court.seats(0);
        assertThat(jury).hasSize(3).doesNotContain("reviewer0").doesNotHaveDuplicates();
        court.vote(0, List.of(Ruling.CHALLENGER, Ruling.UPHOLD, Ruling.CHALLENGER));
        chain.refused(ErrorCode.E_WINDOW, "bob", new ArbitrationMsg.ExecuteRuling(0));
        court.to(court.dispute(0).windows().over());
        long ctt = chain.account("bob").ctt();
        court.execute(0);

        assertThat(court.dispute(0).ruling()).isEqualTo(Ruling.CHALLENGER);
        assertThat(report(0).failed()).isTrue();
        assertThat(report(0).score()).isZero();
        assertThat(court.power("reviewer0")).isEqualTo(power.shiftRight(1));
        // The report's bond of 5 CTT pays three jurors one each; bob gets his 10 back and what is left.
        assertThat(chain.account("bob").ctt()).isEqualTo(ctt + 12 * CTT - FEE);
        assertThat(court.juror(jury.get(0))).isEqualTo(juror(jury.get(0), 40 * CTT + 1_500_000 + 2_500_000));
        assertThat(court.juror(jury.get(1))).isEqualTo(juror(jury.get(1), 35 * CTT));
        assertThat(evaluation(jury.get(0)).hits()).isEqualTo(1_000);
        assertThat(evaluation(jury.get(1)).misses()).isEqualTo(1_000);
        assertThat(evaluation("reviewer0").misses()).isEqualTo(1_000);
        purseIsSpreadWithout("reviewer0", before);
        bondsComeBackOnceVested();
    }

    private JurorState juror(String name, long stake) {
        return new JurorState(court.juror(name).person(), stake, 0, JurorState.Standing.ACTIVE);
    }

    private void purseIsSpreadWithout(String author, List<RankingEntry> before) {
        Bytes address = TestKeys.address(author);
        List<RankingEntry> after = ranking();
        assertThat(after).hasSameSizeAs(before);
        long paid = after.stream()
                .filter(entry -> entry.share() == Share.WINNER)
                .mapToLong(RankingEntry::amount)
                .sum();
        assertThat(paid + competition().rolledOut()).isEqualTo(150_000_000L);
        assertThat(competition().winnerCount()).isEqualTo(4);
        List<Bytes> winners = after.stream()
                .filter(entry -> entry.share() == Share.WINNER && entry.amount() > 0)
                .map(RankingEntry::author)
                .toList();
        assertThat(winners).hasSize(4).doesNotContain(address);
        for (RankingEntry entry : after) {
            if (winners.contains(entry.author())) {
                assertThat(Objects.requireNonNull(chain.state()
                                        .get(StateKeys.due(WholeCycle.MODEL_ID, 0, Share.WINNER, entry.author())))
                                .amount())
                        .isEqualTo(entry.amount());
            }
        }
        assertThat(chain.state().has(StateKeys.due(WholeCycle.MODEL_ID, 0, Share.WINNER, address)))
                .isFalse();
    }

    private void bondsComeBackOnceVested() {
        Msg reclaim = new ArbitrationMsg.ReleaseBond(report(1).id());
        chain.refused(ErrorCode.E_NOT_VESTED, "reviewer1", reclaim);
        chain.advanceTo(4, Phase.BATCHES);
        chain.refused(ErrorCode.E_UNAUTHORIZED, "reviewer2", reclaim);
        long before = chain.account("reviewer1").ctt();
        chain.must("reviewer1", reclaim);
        assertThat(chain.account("reviewer1").ctt()).isEqualTo(before + 5 * CTT - FEE);
        chain.refused(ErrorCode.E_NOTHING_DUE, "reviewer1", reclaim);
        chain.refused(
                ErrorCode.E_NOTHING_DUE,
                "reviewer0",
                new ArbitrationMsg.ReleaseBond(report(0).id()));
    }

    @Test
    void anUpheldListingCostsTheChallenger() {
        WholeCycle.run(chain);
        court.join(8);
        long number = court.defect("bob");
        court.untilDrawn(number);
        long expert = chain.account("expert").ctt();
        court.vote(number, Ruling.UPHOLD);
        court.execute(number);
        assertThat(court.dispute(number).ruling()).isEqualTo(Ruling.UPHOLD);
        assertThat(chain.account("expert").ctt()).isEqualTo(expert + 7 * CTT);
        assertThat(model().defects()).isZero();
        assertThat(evaluation("bob").misses()).isEqualTo(1_000);
        chain.refused(ErrorCode.E_WINDOW, "bob", new ArbitrationMsg.ExecuteRuling(number));
        assertThat(court.defect("bob")).isEqualTo(number + 1);
        chain.refused(
                ErrorCode.E_DISPUTED,
                "alice",
                new ArbitrationMsg.OpenDispute(
                        DisputeKind.DEFECT, court.dispute(number).target(), Court.WHOLE, Court.TERMS.disputeBond()));
    }

    private ModelState model() {
        return Objects.requireNonNull(chain.state().get(StateKeys.model(WholeCycle.MODEL_ID)));
    }

    /** Through all four juries, with retests, to the vote of all experience power. */
    @Test
    void appealsGoUpToEverybodysVote() {
        WholeCycle.run(chain);
        court.join(20);
        court.chain.must("reviewer20", Court.joining("reviewer20"));
        long number = court.defect("bob");
        court.untilDrawn(number);
        court.vote(number, Ruling.UPHOLD);
        chain.refused(
                ErrorCode.E_UNDERFUNDED, "bob", new ArbitrationMsg.FundAppeal(number, Ruling.CHALLENGER, 20 * CTT));
        court.appeal(number, "bob", Ruling.CHALLENGER, true);
        chain.refused(
                ErrorCode.E_UNDERFUNDED, "bob", new ArbitrationMsg.FundAppeal(number, Ruling.CHALLENGER, 21 * CTT));
        court.appeal(number, "expert", Ruling.UPHOLD, false);
        assertThat(court.dispute(number).round()).isEqualTo(1);
        court.untilDrawn(number);
        assertThat(court.seats(number)).hasSize(7);
        court.vote(number, Ruling.CHALLENGER);
        court.appeal(number, "expert", Ruling.UPHOLD, true);
        court.appeal(number, "bob", Ruling.CHALLENGER, false);
        court.untilDrawn(number);
        retest(number);
        court.vote(number, Ruling.CHALLENGER);
        court.appeal(number, "expert", Ruling.UPHOLD, true);
        court.appeal(number, "bob", Ruling.CHALLENGER, false);
        court.untilDrawn(number);
        // Thirty-one seats and twenty jurors: everybody with experience votes.
        assertThat(court.dispute(number).poll()).isTrue();
        chain.refused(ErrorCode.E_NOT_DRAWN, "alice", court.commit(number, "alice", Ruling.UPHOLD));
        court.ballot(
                number,
                List.of("reviewer0", "reviewer1", "reviewer2"),
                List.of(Ruling.CHALLENGER, Ruling.UPHOLD, Ruling.CHALLENGER));
        assertThat(model().defects()).isZero();
        court.execute(number);
        assertThat(court.dispute(number).ruling()).isEqualTo(Ruling.CHALLENGER);
        assertThat(model().defects()).isEqualTo(1);
        // As much as the reporter's bond, and the three jurors of the first round, were paid from the model's.
        assertThat(model().bond()).isEqualTo(37 * CTT);
    }

    private void retest(long number) {
        DisputeState waiting = court.dispute(number);
        assertThat(waiting.stage()).isEqualTo(DisputeState.Step.RETEST);
        assertThat(waiting.lab()).isEqualTo(TestKeys.address("alice"));
        String juror = court.seats(number).getFirst();
        chain.refused(ErrorCode.E_WINDOW, juror, court.commit(number, juror, Ruling.UPHOLD));
        Bytes document = Fixtures.json(Fixtures.report(WholeCycle.MODEL, WholeCycle.LISTING, 2, "retest"));
        ArbitrationMsg.SubmitRetest retest = new ArbitrationMsg.SubmitRetest(number, document);
        chain.refused(ErrorCode.E_UNAUTHORIZED, "bob", retest);
        chain.must("alice", retest);
        assertThat(court.dispute(number).retests()).hasSize(1);
    }

    /** Without its evidence an appeal fails: the ruling before stands and nobody loses a stake. */
    @Test
    void aMissingRetestEndsTheAppeal() {
        WholeCycle.run(chain);
        court.join(20);
        long number = court.defect("bob");
        court.untilDrawn(number);
        court.vote(number, Ruling.UPHOLD);
        court.appeal(number, "bob", Ruling.CHALLENGER, true);
        court.appeal(number, "expert", Ruling.UPHOLD, false);
        court.untilDrawn(number);
        court.vote(number, Ruling.CHALLENGER);
        court.appeal(number, "expert", Ruling.UPHOLD, true);
        court.appeal(number, "bob", Ruling.CHALLENGER, false);
        court.untilDrawn(number);
        DisputeState waiting = court.dispute(number);
        assertThat(court.seats(number)).hasSize(15);
        chain.refused(ErrorCode.E_WINDOW, "bob", new ArbitrationMsg.ExecuteRuling(number));
        court.to(waiting.retestDue());
        chain.must("bob", new ArbitrationMsg.ExecuteRuling(number));
        assertThat(court.dispute(number).ruling()).isEqualTo(Ruling.CHALLENGER);
        assertThat(IntStream.range(0, 20)
                        .mapToLong(i -> court.juror("reviewer" + i).locked())
                        .sum())
                .isZero();
    }

    @Test
    void anAppealThatNobodyAnswersWins() {
        WholeCycle.run(chain);
        court.join(8);
        long number = court.defect("bob");
        court.untilDrawn(number);
        court.vote(number, Ruling.UPHOLD);
        court.appeal(number, "bob", Ruling.CHALLENGER, true);
        court.to(court.dispute(number).windows().answerFrom());
        court.execute(number);
        assertThat(court.dispute(number).ruling()).isEqualTo(Ruling.CHALLENGER);
        assertThat(chain.account("bob").ctt()).isEqualTo(TestGenesis.CTT - 3 * FEE);
    }

    @Test
    void theLoserPaysInTheFirstHalf() {
        WholeCycle.run(chain);
        court.join(8);
        long number = court.defect("bob");
        court.untilDrawn(number);
        court.vote(number, Ruling.UPHOLD);
        court.to(court.dispute(number).windows().answerFrom());
        chain.refused(ErrorCode.E_WINDOW, "bob", new ArbitrationMsg.FundAppeal(number, Ruling.CHALLENGER, 21 * CTT));
        chain.refused(ErrorCode.E_MALFORMED, "bob", new ArbitrationMsg.FundAppeal(number, Ruling.REFUSE, 21 * CTT));
    }

    @Test
    void votesAreSealedAndWhoTellsLosesTheStake() {
        WholeCycle.run(chain);
        court.join(8);
        long number = court.defect("bob");
        court.untilDrawn(number);
        List<String> jury = court.seats(number);
        String first = jury.getFirst();
        String stranger = IntStream.range(0, 20)
                .mapToObj(i -> "reviewer" + i)
                .filter(name -> !jury.contains(name))
                .findFirst()
                .orElseThrow();
        chain.refused(ErrorCode.E_NOT_DRAWN, stranger, court.commit(number, stranger, Ruling.UPHOLD));
        chain.refused(ErrorCode.E_WINDOW, first, Court.reveal(number, first, Ruling.UPHOLD));
        chain.refused(ErrorCode.E_NOT_COMMITTED, "bob", Court.reveal(number, first, Ruling.UPHOLD));
        chain.must(first, court.commit(number, first, Ruling.CHALLENGER));
        chain.refused(ErrorCode.E_ALREADY_COMMITTED, first, court.commit(number, first, Ruling.UPHOLD));
        chain.refused(ErrorCode.E_BAD_REVEAL, "bob", Court.reveal(number, first, Ruling.UPHOLD));
        long before = chain.account("bob").ctt();
        chain.must("bob", Court.reveal(number, first, Ruling.CHALLENGER));
        assertThat(chain.account("bob").ctt()).isEqualTo(before + 10 * CTT - FEE);
        assertThat(court.juror(first).stake()).isEqualTo(30 * CTT);
        assertThat(chain.state().item(StateKeys.seats(number, 0), 0).stage()).isEqualTo(SeatState.Seal.EXPOSED);
        court.to(court.dispute(number).windows().revealFrom());
        chain.refused(ErrorCode.E_NOT_COMMITTED, first, Court.reveal(number, first, Ruling.CHALLENGER));
        court.execute(number);
        assertThat(court.dispute(number).ruling()).isEqualTo(Ruling.REFUSE);
        // Who never voted loses half a seat's stake.
        assertThat(court.juror(jury.get(1)).stake()).isEqualTo(35 * CTT);
    }

    @Test
    void jurorsComeAndGoBetweenCheckpoints() {
        WholeCycle.run(chain);
        chain.refused(
                ErrorCode.E_BOND,
                "reviewer0",
                new ArbitrationMsg.JoinJury(1, TestKeys.credential("issuer", "reviewer0", "reviewer0")));
        chain.must("reviewer0", Court.joining("reviewer0"));
        chain.refused(ErrorCode.E_WINDOW, "reviewer0", new ArbitrationMsg.LeaveJury());
        assertThat(court.juror("reviewer0").status()).isEqualTo(JurorState.Standing.JOINING);
        chain.refused(ErrorCode.E_PERSON, "reviewer0", Court.joining("reviewer0"));
        chain.refused(
                ErrorCode.E_PERSON,
                "reviewer1",
                new ArbitrationMsg.JoinJury(10 * CTT, TestKeys.credential("issuer", "reviewer0", "reviewer1")));
        chain.refused(ErrorCode.E_NOT_FOUND, "reviewer1", new ArbitrationMsg.LeaveJury());
        court.advance(2 * Court.TERMS.checkpoint());
        assertThat(court.juror("reviewer0").status()).isEqualTo(JurorState.Standing.ACTIVE);
        chain.must("reviewer0", new ArbitrationMsg.LeaveJury());
        assertThat(court.juror("reviewer0").status()).isEqualTo(JurorState.Standing.LEAVING);
        court.advance(2 * Court.TERMS.checkpoint());
        assertThat(court.juror("reviewer0").status()).isEqualTo(JurorState.Standing.LEFT);
        long before = chain.account("reviewer0").ctt();
        chain.must("reviewer0", new ArbitrationMsg.LeaveJury());
        assertThat(chain.account("reviewer0").ctt()).isEqualTo(before + 40 * CTT - FEE);
        assertThat(chain.state().has(StateKeys.juror(TestKeys.address("reviewer0"))))
                .isFalse();
        chain.must("reviewer0", Court.joining("reviewer0"));
    }

    /** Nobody has experience yet: nobody can be drawn or vote, and the challenger gets the bond back. */
    @Test
    void withoutExperienceNothingIsDecided() {
        WholeCycle.untilRevealed(chain);
        court.join(4);
        long number = court.defect("bob");
        court.untilDrawn(number);
        assertThat(court.dispute(number).poll()).isTrue();
        court.execute(number);
        assertThat(court.dispute(number).ruling()).isEqualTo(Ruling.REFUSE);
        DefectState defect = Objects.requireNonNull(
                chain.state().get(StateKeys.defect(court.dispute(number).target())));
        assertThat(defect.stage()).isEqualTo(DefectState.DefectStage.OPEN);
        assertThat(defect.disputed()).isFalse();
        assertThat(chain.account("bob").ctt()).isEqualTo(TestGenesis.CTT - 2 * FEE);
    }
}
