package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclaredTolerance;
import org.cttdc.protocol.documents.Document;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.ScaledResult;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.documents.ToleranceMode;
import org.cttdc.protocol.rules.Ppm;
import org.cttdc.protocol.rules.Scoring;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.LevelCounts;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.jspecify.annotations.Nullable;

/**
 * Scores of a competition's reports. Reports on different listings tested different products, so each is measured against the
 * others of its own listing (docs/adr/0051).
 */
final class CompetitionScores {
    /** Coverage factor from a standard uncertainty to the half-width of a 95 % interval. */
    private static final long COVERAGE = 2;

    private static final long DEFAULT_TOLERANCE_SIGMAS = 3;

    private final CompetitionState competition;
    private final Map<Bytes, Long> scores = new TreeMap<>();
    private final LevelTally levels;

    /** Reads every report of the competition. */
    CompetitionScores(StateStore state, CompetitionState competition) {
        this.competition = competition;
        ChainParams params = known(state.get(StateKeys.params()));
        QualityModel model = document(state, competition.model(), QualityModel.class);
        this.levels = new LevelTally(model, state.getOr(StateKeys.levelCounts(competition.model()), LevelCounts.NONE));
        SortedMap<Bytes, List<Bytes>> byListing = new TreeMap<>();
        for (long i = 0; i < competition.reveals(); i++) {
            Bytes id = state.item(StateKeys.reports(competition.model(), competition.cycle()), i)
                    .id();
            ReportState report = known(state.get(StateKeys.report(id)));
            byListing
                    .computeIfAbsent(report.listing(), listing -> new ArrayList<>())
                    .add(id);
        }
        byListing.forEach((listing, reports) -> score(state, params, model, listing, reports));
    }

    /** Whether these are the scores of that competition. */
    boolean isFor(CompetitionState other) {
        return competition.model().equals(other.model())
                && competition.cycle() == other.cycle()
                && competition.reveals() == other.reveals();
    }

    /** Score of a report, ppm. */
    long of(Bytes report) {
        return known(scores.get(report));
    }

    /** Counts of levels and codes with this competition's among them. */
    LevelCounts levelCounts() {
        return levels.after();
    }

    private void score(StateStore state, ChainParams params, QualityModel model, Bytes listing, List<Bytes> reports) {
        SortedMap<String, Long> declared =
                Conformance.scaled(model, document(state, listing, ListingDeclaration.class));
        List<SortedMap<String, ScaledResult>> results = reports.stream()
                .map(id -> Conformance.scaled(model, document(state, id, TestReport.class)))
                .toList();
        results.forEach(levels::add);
        List<Scoring.Column> columns = new ArrayList<>();
        for (Characteristic c : model.characteristics()) {
            Long value = declared.get(c.id());
            if (c.kind() != CharacteristicKind.DERIVED && c.weight() > 0 && value != null) {
                columns.add(new Scoring.Column(rule(c, value, params), observations(c.id(), results)));
            }
        }
        long[] open = new long[reports.size()];
        Arrays.fill(open, 1);
        Scoring scoring = new Scoring(open, columns);
        for (int i = 0; i < reports.size(); i++) {
            scores.put(reports.get(i), scoring.score(i));
        }
    }

    private static List<Scoring.Observation> observations(
            String characteristic, List<SortedMap<String, ScaledResult>> results) {
        List<Scoring.Observation> found = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            ScaledResult result = results.get(i).get(characteristic);
            if (result != null) {
                found.add(new Scoring.Observation(i, result.value(), Math.multiplyExact(COVERAGE, result.u())));
            }
        }
        return found;
    }

    private Scoring.Rule rule(Characteristic c, long declared, ChainParams params) {
        return switch (c.kind()) {
            case ORDINAL -> new Scoring.Ordinal(c.weight(), declared, levels.before(c));
            case CATEGORICAL, BOOLEAN -> new Scoring.Categorical(c.weight(), declared, levels.before(c));
            case MEASURED, DERIVED -> measured(c, declared, params);
        };
    }

    private static Scoring.Rule measured(Characteristic c, long declared, ChainParams params) {
        var stated = known(c.scoring());
        long sigma = stated.sigmaPt().scaled(c.scale());
        long tolerance = tolerance(c.declaredTolerance(), c.scale(), declared, sigma);
        long smallest = Math.max(
                Math.multiplyExact(COVERAGE, stated.uMin().scaled(c.scale())),
                Ppm.of(tolerance, params.minSmoothing()));
        return new Scoring.Measured(c.weight(), sigma, tolerance, smallest, declared);
    }

    /** T: the wider side of the verifier's tolerance; three times the reproducibility where the model states none. */
    private static long tolerance(@Nullable DeclaredTolerance stated, int scale, long declared, long sigma) {
        long widest = 0;
        if (stated != null) {
            widest = Math.max(
                    side(stated.mode(), stated.lower(), scale, declared),
                    side(stated.mode(), stated.upper(), scale, declared));
        }
        return Math.max(1, widest > 0 ? widest : Math.multiplyExact(DEFAULT_TOLERANCE_SIGMAS, sigma));
    }

    private static long side(ToleranceMode mode, @Nullable Decimal distance, int scale, long declared) {
        if (distance == null) {
            return 0;
        }
        return mode == ToleranceMode.ABSOLUTE
                ? distance.scaled(scale)
                : Ppm.mulDiv(Math.absExact(declared), distance.scaled(Decimal.MAX_SCALE), 1_000_000_000L);
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
