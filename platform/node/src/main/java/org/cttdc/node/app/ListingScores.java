package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclaredTolerance;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.ScaledResult;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.documents.ToleranceMode;
import org.cttdc.protocol.rules.Ppm;
import org.cttdc.protocol.rules.Scoring;
import org.cttdc.protocol.state.ChainParams;
import org.jspecify.annotations.Nullable;

/** What the reports on one listing found: each is measured against the others. */
final class ListingScores {
    /** Coverage factor from a standard uncertainty to the half-width of a 95 % interval. */
    private static final long COVERAGE = 2;

    private static final long DEFAULT_TOLERANCE_SIGMAS = 3;

    private final QualityModel model;
    private final List<String> characteristics = new ArrayList<>();
    private final LevelTally levels;
    private final Scoring scoring;

    ListingScores(QualityModel model, ListingDeclaration listing, ChainParams params, LevelTally levels) {
        this.model = model;
        this.levels = levels;
        SortedMap<String, Long> declared = Conformance.scaled(model, listing);
        List<Scoring.Rule> rules = new ArrayList<>();
        for (Characteristic c : model.characteristics()) {
            Long value = declared.get(c.id());
            if (c.kind() != CharacteristicKind.DERIVED && c.weight() > 0 && value != null) {
                characteristics.add(c.id());
                rules.add(rule(c, value, params));
            }
        }
        scoring = new Scoring(rules);
    }

    /** Takes in a report of that weight. */
    void add(TestReport report, long weight) {
        SortedMap<String, ScaledResult> results = Conformance.scaled(model, report);
        levels.add(results);
        scoring.add(found(results, weight));
    }

    /** Score of a report that was taken in, ppm. */
    long score(TestReport report, long weight) {
        return scoring.score(found(Conformance.scaled(model, report), weight));
    }

    private Scoring.Report found(SortedMap<String, ScaledResult> results, long weight) {
        SortedMap<Integer, Scoring.Observation> found = new TreeMap<>();
        for (int i = 0; i < characteristics.size(); i++) {
            ScaledResult result = results.get(characteristics.get(i));
            if (result != null) {
                found.put(i, new Scoring.Observation(result.value(), Math.multiplyExact(COVERAGE, result.u())));
            }
        }
        return new Scoring.Report(weight, found);
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

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a measured characteristic has no scoring");
        }
        return value;
    }
}
