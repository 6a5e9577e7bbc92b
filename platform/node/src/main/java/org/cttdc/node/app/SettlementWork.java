package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Audit;
import org.cttdc.protocol.rules.Royalties;
import org.cttdc.protocol.rules.Settlement;
import org.cttdc.protocol.rules.WinnerPurse;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.CompetitionState.Stage;
import org.cttdc.protocol.state.CycleTotals;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Share;

/**
 * Settles one competition (protocol page, sections 4 and 9): everything its pool holds becomes due to somebody, joins a community
 * fund or rolls over; nothing is paid until it is claimed. Settling itself is one step, whatever the number of reports; the places of the
 * ranking that cannot win follow one by one (docs/adr/0241).
 */
final class SettlementWork {
    private static final CommunityFunds NO_FUNDS = new CommunityFunds(0, 0, 0);

    private final StateStore state;
    private final BlockContext block;
    private final CompetitionState competition;
    private final CompetitionScores scores;

    private SettlementWork(
            StateStore state, BlockContext block, CompetitionState competition, CompetitionScores scores) {
        this.state = state;
        this.block = block;
        this.competition = competition;
        this.scores = scores;
    }

    /** Settles a competition whose reports are all scored and writes the places that can win; where the queue is then. */
    static SettlementQueue settle(
            StateStore state,
            Ledger ledger,
            BlockContext block,
            CompetitionState competition,
            CompetitionScores scores,
            SettlementQueue queue) {
        long unrevealed = competition.commits() - competition.reveals();
        ledger.loseBonds(Math.multiplyExact(unrevealed, block.params().reportBond()));
        long community = Math.addExact(competition.community(), Members.share(state, competition));
        Reserve.Deposit reserve = Reserve.deposit(state, ledger, block.params().governance(), community);
        return new SettlementWork(state, block, competition, scores).settle(queue, community, reserve);
    }

    /** Writes the next place of a settled competition's ranking, with its part of what the reviewers get. */
    static SettlementQueue list(
            StateStore state,
            BlockContext block,
            CompetitionState competition,
            CompetitionScores scores,
            SettlementQueue queue) {
        ReportState report = scores.best(state);
        return new SettlementWork(state, block, competition, scores)
                .writePlace(queue, new Ranked(report, 0), competition.reveals() - queue.listed());
    }

    /** A place of the ranking. */
    private record Ranked(ReportState report, long amount) {
        boolean wins() {
            return amount > 0;
        }
    }

    /** What the winners' purse came to, and the best places, among them all that win. */
    private record Purse(List<Ranked> best, long rolledIn, long rolledOut, Audit.Budget audits) {
        long winners() {
            return best.stream().filter(Ranked::wins).count();
        }
    }

    /** {@code community} is F: the part of sales, and what members' fees add. */
    private SettlementQueue settle(SettlementQueue queue, long community, Reserve.Deposit reserve) {
        ChainParams params = block.params();
        Settlement.Fees fees = Settlement.fees(competition.fees(), params.expertPpm(), params.winnerPpm());
        ModelState model = state.known(StateKeys.model(competition.model()));
        Settlement.ExpertShare expert =
                Settlement.expertShare(fees.experts(), Settlement.validity(model.finalOrders(), model.defects()));
        payExperts(model, expert.paid());
        payPlatforms(fees.platforms());
        Settlement.CommunityParts parts = Settlement.communityParts(community - reserve.credit());
        long audit = Math.addExact(parts.audit(), expert.audit());
        Purse purse = fillPurse(model, fees.winners(), audit);
        long others = competition.reveals() - purse.winners();
        long reviewers = others > 0 ? parts.reviewers() : 0;
        long validators =
                Pots.payCredit(state, parts.validators(), params.election().validatorPpm());
        long treasury = parts.treasury() + (parts.reviewers() - reviewers) + (parts.validators() - validators);
        tokens().pay(reserve.minted(), others > 0);
        addFunds(state, audit - purse.audits().fund(), parts.recommenders(), treasury);
        WordsOfMouth.fill(state, competition.cycle(), parts.recommenders());
        Audits.plan(state, block, competition, purse.audits());
        state.put(
                StateKeys.competition(competition.model(), competition.cycle()),
                new CompetitionState(
                        competition.model(),
                        competition.cycle(),
                        Stage.SETTLED,
                        competition.orders(),
                        competition.gross(),
                        competition.fees(),
                        competition.commits(),
                        competition.reveals(),
                        competition.scored(),
                        fees.experts(),
                        expert.audit(),
                        fees.winners(),
                        fees.platforms(),
                        community,
                        purse.rolledIn(),
                        purse.rolledOut(),
                        reviewers,
                        validators,
                        parts.audit(),
                        parts.recommenders(),
                        treasury,
                        purse.winners(),
                        block.height()));
        return writeBest(queue, purse, others, reviewers);
    }

    private SettlementQueue writeBest(SettlementQueue queue, Purse purse, long others, long reviewers) {
        SettlementQueue after = queue.listed(0, reviewers);
        long left = others;
        for (Ranked ranked : purse.best()) {
            after = writePlace(after, ranked, left);
            left -= ranked.wins() ? 0 : 1;
        }
        return after;
    }

    /** Splits the purse among the best; too few reports roll the whole purse over. */
    private Purse fillPurse(ModelState model, long winners, long audit) {
        boolean tooFew = competition.reveals() < block.params().minReports()
                || Assignments.reports(state, competition)
                        < block.params().arbitration().minAssigned();
        if (tooFew) {
            setRolled(model, Math.addExact(model.rolledPurse(), winners));
            return new Purse(List.of(), 0, winners, new Audit.Budget(0, 0));
        }
        List<ReportState> best = new ArrayList<>();
        for (int i = WinnerPurse.winners(competition.reveals()); i > 0; i--) {
            best.add(scores.best(state));
        }
        long topUp = WinnerPurse.topUp(winners, model.rolledPurse());
        long purse = Math.addExact(winners, topUp);
        long fund =
                Math.addExact(state.getOr(StateKeys.communityFunds(), NO_FUNDS).audit(), audit);
        Audit.Budget audits = Audits.budget(state, block, competition.reveals(), fund, purse);
        WinnerPurse.Payout payout = WinnerPurse.split(
                purse - audits.purse(),
                best.stream().map(ReportState::score).toList(),
                block.params().winnerCapPpm());
        setRolled(model, Math.addExact(model.rolledPurse() - topUp, payout.rolledOver()));
        List<Ranked> ranking = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            ranking.add(new Ranked(best.get(i), payout.amounts().get(i)));
        }
        long vests = Vesting.height(block.params(), block.height());
        ranking.stream()
                .filter(Ranked::wins)
                .forEach(r -> owe(Share.WINNER, r.report().author(), r.amount(), vests));
        return new Purse(ranking, topUp, payout.rolledOver(), audits);
    }

    private void setRolled(ModelState m, long rolled) {
        state.put(StateKeys.model(m.id()), m.withRolled(rolled));
    }

    /** The author's share, less what a fork promised to the models it builds on. */
    private void payExperts(ModelState model, long amount) {
        List<Bytes> authors = new ArrayList<>(List.of(model.author()));
        List<Long> royalties = new ArrayList<>();
        ModelLineage lineage = Models.lineage(state, model.id());
        while (!lineage.parent().isEmpty()) {
            royalties.add(lineage.royaltyPpm());
            authors.add(state.known(StateKeys.model(lineage.parent())).author());
            lineage = Models.lineage(state, lineage.parent());
        }
        long[] parts = Royalties.split(amount, royalties);
        for (int i = 0; i < parts.length; i++) {
            owe(i == 0 ? Share.EXPERT : Share.ROYALTY, authors.get(i), parts[i], block.height());
        }
    }

    private void payPlatforms(long amount) {
        if (amount == 0) {
            return;
        }
        List<Bytes> platforms = new ArrayList<>();
        var list = StateKeys.competitionPlatforms(competition.model(), competition.cycle());
        for (long i = 0; i < state.count(list); i++) {
            platforms.add(state.item(list, i).id());
        }
        platforms.sort(null);
        long[] fees = platforms.stream()
                .mapToLong(platform -> totals(platform).fees())
                .toArray();
        long[] shares = Settlement.platforms(amount, fees);
        for (int i = 0; i < shares.length; i++) {
            long left = Promotions.withhold(state, competition.cycle(), platforms.get(i), shares[i]);
            owe(Share.PLATFORM, platforms.get(i), left, block.height());
        }
    }

    private CycleTotals totals(Bytes platform) {
        return state.known(StateKeys.platformTotals(competition.model(), competition.cycle(), platform));
    }

    /** Adds to the community's funds; the audit fund may be drawn on for what was set aside. */
    static void addFunds(StateStore state, long audit, long recommenders, long treasury) {
        CommunityFunds funds = state.getOr(StateKeys.communityFunds(), NO_FUNDS);
        state.put(
                StateKeys.communityFunds(),
                new CommunityFunds(
                        Math.addExact(funds.audit(), audit),
                        Math.addExact(funds.recommenders(), recommenders),
                        Math.addExact(funds.treasury(), treasury)));
    }

    /**
     * Writes a place at the end of the ranking. One that wins nothing gets an equal part of what the reviewers get; fen that are
     * left over go to the first.
     *
     * @param others places without a win that are not written yet
     */
    private SettlementQueue writePlace(SettlementQueue queue, Ranked ranked, long others) {
        ReportState report = ranked.report();
        Share share = ranked.wins() ? Share.WINNER : Share.REVIEWER;
        long equal = ranked.wins() ? 0 : Math.ceilDiv(queue.reviewersLeft(), others);
        owe(Share.REVIEWER, report.author(), equal, block.height());
        if (!ranked.wins()) {
            tokens().payReviewer(report.author(), others);
        }
        state.append(
                StateKeys.ranking(competition.model(), competition.cycle()),
                new RankingEntry(
                        queue.listed() + 1,
                        report.id(),
                        report.author(),
                        report.score(),
                        share,
                        ranked.wins() ? ranked.amount() : equal));
        return queue.listed(queue.listed() + 1, queue.reviewersLeft() - equal);
    }

    private TokenPayout tokens() {
        return new TokenPayout(state, block, competition);
    }

    private void owe(Share share, Bytes account, long amount, long vestsHeight) {
        if (amount == 0) {
            return;
        }
        StateKey<Due> key = StateKeys.due(competition.model(), competition.cycle(), share, account);
        Due before = state.get(key);
        long total = before == null ? amount : Math.addExact(before.amount(), amount);
        state.put(key, new Due(total, 0, vestsHeight));
    }
}
