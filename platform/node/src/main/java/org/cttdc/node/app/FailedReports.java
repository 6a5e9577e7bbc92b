package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.WinnerPurse;
import org.cttdc.protocol.state.AuditPlan;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.CompetitionState.Stage;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Share;

/**
 * What becomes of a report that a ruling or an audit refuted (docs/adr/0222): score 0, bond lost, its author's experience halved, and the
 * winners' purse, which has not vested yet, spread again over the ranking without it.
 */
final class FailedReports {
    private final StateStore state;
    private final BlockContext block;
    private final CompetitionState competition;
    private final ListKey<RankingEntry> ranking;

    private FailedReports(StateStore state, BlockContext block, CompetitionState competition) {
        this.state = state;
        this.block = block;
        this.competition = competition;
        this.ranking = StateKeys.ranking(competition.model(), competition.cycle());
    }

    /** Refutes a report; answers the bond it had, which is still held and now the caller's to give. */
    static long fail(StateStore state, BlockContext block, ReportState report) {
        state.put(StateKeys.report(report.id()), report.failedAt(block.height()));
        Experience.halve(state, report.author());
        Evaluations.count(state, block, report.author(), false);
        CompetitionState competition = state.get(StateKeys.competition(report.model(), report.cycle()));
        if (competition != null && competition.stage() == Stage.SETTLED) {
            spread(state, block, competition);
        }
        return report.bond();
    }

    /** Makes up for reports that were refuted while the ranking was being written. */
    static void spreadLate(StateStore state, BlockContext block, CompetitionState competition) {
        CompetitionState settled = state.get(StateKeys.competition(competition.model(), competition.cycle()));
        if (settled != null && new FailedReports(state, block, settled).hasRefutedWinner()) {
            spread(state, block, settled);
        }
    }

    private boolean hasRefutedWinner() {
        long seats = Math.min(WinnerPurse.winners(competition.reveals()), state.count(ranking));
        for (long i = 0; i < seats; i++) {
            if (failed(state.item(ranking, i))) {
                return true;
            }
        }
        return false;
    }

    /** Spreads the winners' purse again once the ranking is complete, as long as nothing of it can have been claimed. */
    private static void spread(StateStore state, BlockContext block, CompetitionState competition) {
        long vests = Vesting.height(block.params(), competition.settledHeight());
        FailedReports work = new FailedReports(state, block, competition);
        boolean complete = state.count(work.ranking) == competition.reveals();
        if (complete && competition.winnerCount() > 0 && block.height() < vests) {
            work.spread(vests);
        }
    }

    /** The best K of the ranking that were not refuted; K places and those refuted before them are read. */
    private void spread(long vests) {
        int seats = WinnerPurse.winners(competition.reveals());
        List<Integer> best = new ArrayList<>();
        List<Long> scores = new ArrayList<>();
        Set<Bytes> cleared = new TreeSet<>();
        long count = state.count(ranking);
        int read = 0;
        for (; read < count && best.size() < seats; read++) {
            RankingEntry entry = state.item(ranking, read);
            if (entry.share() == Share.WINNER && cleared.add(entry.author())) {
                state.remove(due(entry.author()));
            }
            if (!failed(entry) && entry.score() > 0) {
                best.add(read);
                scores.add(entry.score());
            }
        }
        long purse = Math.addExact(competition.winners(), competition.rolledIn()) - forAudits();
        WinnerPurse.Payout payout =
                WinnerPurse.split(purse, scores, block.params().winnerCapPpm());
        for (int i = 0; i < read; i++) {
            int place = best.indexOf(i);
            award(i, place < 0 ? 0 : payout.amounts().get(place), vests);
        }
        long winners = payout.amounts().stream().filter(amount -> amount > 0).count();
        rollOver(payout.rolledOver() - competition.rolledOut());
        state.put(
                StateKeys.competition(competition.model(), competition.cycle()),
                competition.spreadAgain(payout.rolledOver(), winners));
    }

    private long forAudits() {
        AuditPlan plan = state.get(StateKeys.auditPlan(competition.model(), competition.cycle()));
        return plan == null ? 0 : plan.fromPurse();
    }

    private boolean failed(RankingEntry entry) {
        ReportState report = state.get(StateKeys.report(entry.report()));
        return report == null || report.failed();
    }

    /** A place that wins nothing keeps what it had as a reviewer. */
    private void award(int place, long amount, long vests) {
        RankingEntry entry = state.item(ranking, place);
        if (amount > 0) {
            Due before = state.getOr(due(entry.author()), new Due(0, 0, vests));
            state.put(due(entry.author()), new Due(Math.addExact(before.amount(), amount), 0, vests));
            state.put(ranking.item(place), entry.with(Share.WINNER, amount));
        } else if (entry.share() == Share.WINNER) {
            state.put(ranking.item(place), entry.with(Share.WINNER, 0));
        }
    }

    private StateKey<Due> due(Bytes author) {
        return StateKeys.due(competition.model(), competition.cycle(), Share.WINNER, author);
    }

    /** What rolls over only grows with fewer winners: each has at most the cap. */
    private void rollOver(long more) {
        ModelState model = state.get(StateKeys.model(competition.model()));
        if (model == null || more < 0) {
            throw new IllegalStateException("a competition without a model, or a purse that shrank by " + more);
        }
        state.put(StateKeys.model(model.id()), model.withRolled(Math.addExact(model.rolledPurse(), more)));
    }
}
