package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.LargestRemainder;
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
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Share;
import org.jspecify.annotations.Nullable;

/**
 * Settles one competition (protocol page, sections 4 and 9): everything its pool holds becomes due to somebody, joins a community
 * fund or rolls over; nothing is paid until it is claimed.
 */
final class SettlementWork {
    private static final CommunityFunds NO_FUNDS = new CommunityFunds(0, 0, 0);

    private final StateStore state;
    private final BlockContext block;
    private final CompetitionState competition;

    private SettlementWork(StateStore state, BlockContext block, CompetitionState competition) {
        this.state = state;
        this.block = block;
        this.competition = competition;
    }

    static void settle(StateStore state, Ledger ledger, BlockContext block, CompetitionState competition) {
        long unrevealed = competition.commits() - competition.reveals();
        ledger.loseBonds(Math.multiplyExact(unrevealed, block.params().reportBond()));
        new SettlementWork(state, block, competition).settle();
    }

    /** Places of the ranking, best first. */
    private record Ranked(ReportState report, long amount) {
        boolean wins() {
            return amount > 0;
        }
    }

    /** What the winners' purse came to. */
    private record Purse(List<Ranked> ranking, long rolledIn, long rolledOut) {}

    private void settle() {
        ChainParams params = block.params();
        Settlement.Fees fees = Settlement.fees(competition.fees(), params.expertPpm(), params.winnerPpm());
        ModelState model = known(state.get(StateKeys.model(competition.model())));
        Settlement.ExpertShare expert =
                Settlement.expertShare(fees.experts(), Settlement.validity(model.finalOrders(), model.defects()));
        payExperts(model, expert.paid());
        payPlatforms(fees.platforms());
        Purse purse = fillPurse(model, fees.winners());
        Settlement.CommunityParts parts = Settlement.communityParts(competition.community());
        long reviewers = payReviewers(purse.ranking(), parts.reviewers());
        long validators = payValidators(parts.validators());
        long treasury = parts.treasury() + (parts.reviewers() - reviewers) + (parts.validators() - validators);
        addFunds(Math.addExact(parts.audit(), expert.audit()), parts.recommenders(), treasury);
        writeRanking(purse.ranking(), reviewers);
        long winners = purse.ranking().stream().filter(Ranked::wins).count();
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
                        competition.community(),
                        purse.rolledIn(),
                        purse.rolledOut(),
                        reviewers,
                        validators,
                        parts.audit(),
                        parts.recommenders(),
                        treasury,
                        winners,
                        block.height()));
    }

    /** Ranks the reports and splits the purse; too few reports roll the whole purse over. */
    private Purse fillPurse(ModelState model, long winners) {
        List<ReportState> reports = ranked();
        if (reports.size() < block.params().minReports()) {
            setRolled(model, Math.addExact(model.rolledPurse(), winners));
            return new Purse(
                    reports.stream().map(report -> new Ranked(report, 0)).toList(), 0, winners);
        }
        long topUp = WinnerPurse.topUp(winners, model.rolledPurse());
        List<Long> best = reports.stream()
                .limit(WinnerPurse.winners(reports.size()))
                .map(ReportState::score)
                .toList();
        WinnerPurse.Payout payout = WinnerPurse.split(
                Math.addExact(winners, topUp), best, block.params().winnerCapPpm());
        setRolled(model, Math.addExact(model.rolledPurse() - topUp, payout.rolledOver()));
        List<Ranked> ranking = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            long amount = i < payout.amounts().size() ? payout.amounts().get(i) : 0;
            ranking.add(new Ranked(reports.get(i), amount));
        }
        CyclePhases phases = new CyclePhases(block.params().cycleLength());
        long vests = phases.firstHeight(
                phases.cycle(block.height()) + 1 + block.params().vestingCycles(), Phase.BATCHES);
        ranking.stream()
                .filter(Ranked::wins)
                .forEach(r -> owe(Share.WINNER, r.report().author(), r.amount(), vests));
        return new Purse(ranking, topUp, payout.rolledOver());
    }

    /**
     * Best first. Until the beacon exists, ties fall by a hash over all reports of the competition, each of which was fixed before any
     * was known (docs/adr/0051).
     */
    private List<ReportState> ranked() {
        List<WinnerPurse.Entry> entries = new ArrayList<>();
        Bytes seed = competition.model();
        for (long i = 0; i < competition.reveals(); i++) {
            Bytes id = state.item(StateKeys.reports(competition.model(), competition.cycle()), i)
                    .id();
            entries.add(new WinnerPurse.Entry(
                    id, known(state.get(StateKeys.report(id))).score()));
        }
        for (WinnerPurse.Entry entry : entries.stream()
                .sorted(Comparator.comparing(WinnerPurse.Entry::id))
                .toList()) {
            seed = Sha256.of(seed, entry.id());
        }
        return WinnerPurse.rank(entries, seed).stream()
                .map(entry -> known(state.get(StateKeys.report(entry.id()))))
                .toList();
    }

    private void setRolled(ModelState m, long rolled) {
        state.put(
                StateKeys.model(m.id()),
                new ModelState(
                        m.id(),
                        m.author(),
                        m.series(),
                        m.version(),
                        m.supersedes(),
                        m.bond(),
                        m.height(),
                        m.finalOrders(),
                        m.defects(),
                        rolled));
    }

    /** The author's share, less what a fork promised to the models it builds on. */
    private void payExperts(ModelState model, long amount) {
        List<Bytes> authors = new ArrayList<>(List.of(model.author()));
        List<Long> royalties = new ArrayList<>();
        ModelLineage lineage = Models.lineage(state, model.id());
        while (!lineage.parent().isEmpty()) {
            royalties.add(lineage.royaltyPpm());
            authors.add(known(state.get(StateKeys.model(lineage.parent()))).author());
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
            owe(Share.PLATFORM, platforms.get(i), shares[i], block.height());
        }
    }

    private CycleTotals totals(Bytes platform) {
        return known(state.get(StateKeys.platformTotals(competition.model(), competition.cycle(), platform)));
    }

    /** Equal parts for the reports that did not win, in the order of the ranking; what was due in total. */
    private long payReviewers(List<Ranked> ranking, long amount) {
        List<Ranked> others = ranking.stream().filter(ranked -> !ranked.wins()).toList();
        if (others.isEmpty() || amount == 0) {
            return 0;
        }
        long[] shares = equalParts(amount, others.size());
        for (int i = 0; i < shares.length; i++) {
            owe(Share.REVIEWER, others.get(i).report().author(), shares[i], block.height());
        }
        return amount;
    }

    private static long[] equalParts(long amount, int count) {
        long[] weights = new long[count];
        Arrays.fill(weights, 1);
        return LargestRemainder.split(amount, weights);
    }

    /** By voting power, to the validators' operators; what was due in total. */
    private long payValidators(long amount) {
        List<ValidatorPower> validators = block.validators();
        if (validators.isEmpty() || amount == 0) {
            return 0;
        }
        long[] shares = LargestRemainder.split(
                amount, validators.stream().mapToLong(ValidatorPower::power).toArray());
        long paid = 0;
        for (int i = 0; i < shares.length; i++) {
            Ref operator = state.get(StateKeys.operator(validators.get(i).address()));
            if (operator != null) {
                owe(Share.VALIDATOR, operator.id(), shares[i], block.height());
                paid = Math.addExact(paid, shares[i]);
            }
        }
        return paid;
    }

    private void addFunds(long audit, long recommenders, long treasury) {
        CommunityFunds funds = state.getOr(StateKeys.communityFunds(), NO_FUNDS);
        state.put(
                StateKeys.communityFunds(),
                new CommunityFunds(
                        Math.addExact(funds.audit(), audit),
                        Math.addExact(funds.recommenders(), recommenders),
                        Math.addExact(funds.treasury(), treasury)));
    }

    private void writeRanking(List<Ranked> ranking, long reviewers) {
        int others = (int) ranking.stream().filter(ranked -> !ranked.wins()).count();
        long[] shares = others == 0 ? new long[0] : equalParts(reviewers, others);
        int next = 0;
        for (int i = 0; i < ranking.size(); i++) {
            Ranked ranked = ranking.get(i);
            ReportState report = ranked.report();
            long amount = ranked.wins() ? ranked.amount() : shares[next++];
            Share share = ranked.wins() ? Share.WINNER : Share.REVIEWER;
            state.append(
                    StateKeys.ranking(competition.model(), competition.cycle()),
                    new RankingEntry(i + 1L, report.id(), report.author(), report.score(), share, amount));
        }
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

    private static <T> T known(@Nullable T record) {
        if (record == null) {
            throw new IllegalStateException("a list of the state names a record that is not there");
        }
        return record;
    }
}
