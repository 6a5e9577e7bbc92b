package org.cttdc.node.app;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Document;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.Scoring;
import org.cttdc.protocol.rules.Standings;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.LevelCounts;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a competition's reports while it is scored and settled, taken in and given out one by one. Reports on different
 * listings tested different products, so each is measured against the others of its own listing (docs/adr/0051).
 *
 * <p>All of it follows from the state: where a node was started again in the middle, it is made again from there.
 */
final class CompetitionScores {
    private static final long OPEN_WEIGHT = 1;

    private final CompetitionState competition;
    private final ChainParams params;
    private final QualityModel model;
    private final Map<Bytes, ListingScores> listings = new TreeMap<>();
    private final Standings standings = new Standings();
    private final LevelTally levels;
    private final long assignedWeight;
    private long gathered;
    private long scored;
    private long listed;

    /** As far as the queue is. */
    CompetitionScores(StateStore state, CompetitionState competition, SettlementQueue queue) {
        this.competition = competition;
        this.params = state.known(StateKeys.params());
        this.model = document(state, competition.model(), QualityModel.class);
        this.levels = new LevelTally(model, state.getOr(StateKeys.levelCounts(competition.model()), LevelCounts.NONE));
        long assigned = Assignments.reports(state, competition);
        this.assignedWeight =
                assigned == 0 ? OPEN_WEIGHT : Scoring.assignedWeight(competition.reveals() - assigned, assigned);
        while (gathered < queue.gathered()) {
            gather(state, report(state, gathered));
        }
        Set<Bytes> places = new TreeSet<>();
        for (; listed < queue.listed(); listed++) {
            places.add(state.item(StateKeys.ranking(competition.model(), competition.cycle()), listed)
                    .report());
        }
        for (; scored < competition.scored(); scored++) {
            ReportState report = report(state, scored);
            if (!places.contains(report.id())) {
                standings.add(report.id(), report.score(), queue.lots());
            }
        }
    }

    /** Whether this is about that competition, just as far and by the same parameters. */
    boolean isAt(CompetitionState other, SettlementQueue queue, ChainParams current) {
        return params.equals(current)
                && competition.model().equals(other.model())
                && competition.cycle() == other.cycle()
                && gathered == queue.gathered()
                && scored == other.scored()
                && listed == queue.listed();
    }

    /** Takes in the results of the next report. */
    void gather(StateStore state, ReportState report) {
        listings.computeIfAbsent(
                        report.listing(),
                        listing -> new ListingScores(
                                model, document(state, listing, ListingDeclaration.class), params, levels))
                .add(document(state, report.id(), TestReport.class), weight(state, report));
        gathered++;
    }

    /** Counts of levels and codes with this competition's among them, once all were taken in. */
    LevelCounts levelCounts() {
        return levels.after();
    }

    /** Score of a report, ppm, once all were taken in. */
    long score(StateStore state, ReportState report) {
        return known(listings.get(report.listing()))
                .score(document(state, report.id(), TestReport.class), weight(state, report));
    }

    /** An assigned reviewer's report weighs more than an open entrant's. */
    private long weight(StateStore state, ReportState report) {
        return Assignments.isAssigned(state, report) ? assignedWeight : OPEN_WEIGHT;
    }

    /** Puts a report among the others by its score. */
    void place(ReportState report, Bytes lots) {
        standings.add(report.id(), report.score(), lots);
        scored++;
    }

    /** The best report that has no place in the ranking yet; a score that was lowered meanwhile counts as it is now. */
    ReportState best(StateStore state) {
        while (true) {
            Standings.Place place = known(standings.takeBest());
            ReportState report = state.known(StateKeys.report(place.id()));
            if (report.score() == place.score()) {
                listed++;
                return report;
            }
            standings.addAgain(place, report.score());
        }
    }

    /** The report at a place of the competition's list. */
    ReportState report(StateStore state, long index) {
        Bytes id = state.item(StateKeys.reports(competition.model(), competition.cycle()), index)
                .id();
        return state.known(StateKeys.report(id));
    }

    private static <T extends Document> T document(StateStore state, Bytes id, Class<T> type) {
        try {
            return DocumentChecks.stored(state, id, type);
        } catch (Rejection e) {
            throw new IllegalStateException("an accepted document is gone: " + id, e);
        }
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the state of a competition is incomplete");
        }
        return value;
    }
}
