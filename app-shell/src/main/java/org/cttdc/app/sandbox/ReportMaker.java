package org.cttdc.app.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Ambient;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.documents.Evidence;
import org.cttdc.protocol.documents.Item;
import org.cttdc.protocol.documents.ItemCondition;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.Method;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.Problem;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Range;
import org.cttdc.protocol.documents.Result;
import org.cttdc.protocol.documents.Scoring;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.documents.Validation;

/**
 * Writes the test report a persona would file: readings scatter around what the product really is, as the persona's habit has it. The
 * same seed gives the same report.
 */
final class ReportMaker {
    private final QualityModel model;
    private final ListingDeclaration listing;
    private final Map<String, Double> reality;

    /** @param reality real over declared value by characteristic; 1 where it names none */
    ReportMaker(QualityModel model, ListingDeclaration listing, Map<String, Double> reality) {
        this.model = model;
        this.listing = listing;
        this.reality = reality;
    }

    /** A report on one unit of a lot; {@code nullifier} names the purchase and seeds the scatter. */
    TestReport report(String lot, Bytes nullifier, Habit habit, LocalDate tested) {
        SplittableRandom random = new SplittableRandom(seed(nullifier));
        List<Result> results = new ArrayList<>();
        for (Characteristic c : model.characteristics()) {
            if (c.kind() != CharacteristicKind.DERIVED && c.testableAt(MethodLevel.HOME)) {
                listing.value(c.id()).ifPresent(declared -> results.add(result(c, declared, habit, random)));
            }
        }
        ContentId photo = ContentId.ofContent(("photo " + nullifier.hex()).getBytes(StandardCharsets.US_ASCII));
        TestReport report = new TestReport(
                ContentId.of(model),
                ContentId.of(listing),
                new Item(lot, null, null, ItemCondition.NEW, null),
                List.of(),
                results,
                List.of(new Ambient("temperature", Decimal.ofScaled(random.nextInt(205, 245), 1), "Cel")),
                tested,
                List.of(new Evidence(photo, "image/jpeg", 180_000 + random.nextInt(90_000))));
        List<Problem> problems = new ArrayList<>(Validation.check(report));
        problems.addAll(Conformance.check(model, listing, report, MethodLevel.HOME));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("a persona's report is not valid: " + problems);
        }
        return report;
    }

    private Result result(Characteristic c, DeclaredValue declared, Habit habit, SplittableRandom random) {
        Method method = c.method();
        int readings = method == null ? 1 : Math.max(1, method.minReplicates());
        Scoring scoring = c.scoring();
        if (c.kind() == CharacteristicKind.MEASURED && scoring != null) {
            return measured(c, declared, scoring, readings, habit, random);
        }
        return new Result(
                c.id(),
                same(declared.value(), readings),
                declared.value(),
                null,
                null,
                List.of(),
                null,
                null,
                List.of());
    }

    private Result measured(
            Characteristic c,
            DeclaredValue declared,
            Scoring scoring,
            int readings,
            Habit habit,
            SplittableRandom random) {
        double sigma = scoring.sigmaPt().value().doubleValue();
        double truth = declared.value().value().doubleValue()
                * (habit == Habit.COPIER ? 1.0 : reality.getOrDefault(c.id(), 1.0));
        double centre = truth + sigma * (habit.bias() + habit.noise() * random.nextGaussian());
        List<Decimal> replicates = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < readings; i++) {
            Decimal reading = rounded(c, centre + sigma * habit.noise() * 0.4 * random.nextGaussian());
            replicates.add(reading);
            sum = sum.add(reading.value());
        }
        BigDecimal mean = sum.divide(BigDecimal.valueOf(readings), c.scale(), RoundingMode.HALF_UP);
        BigDecimal u = BigDecimal.valueOf(sigma * habit.uncertainty())
                .setScale(c.scale(), RoundingMode.HALF_UP)
                .max(scoring.uMin().value().setScale(c.scale(), RoundingMode.CEILING))
                .min(allowed(c, mean));
        return new Result(
                c.id(),
                replicates,
                new Decimal(mean.toPlainString()),
                new Decimal(u.toPlainString()),
                null,
                List.of(),
                null,
                null,
                List.of());
    }

    /** The largest standard uncertainty the method accepts for a value. */
    private static BigDecimal allowed(Characteristic c, BigDecimal mean) {
        Method method = c.method();
        Decimal most = method == null ? null : method.maxRelU();
        return most == null
                ? mean.abs().max(BigDecimal.TEN.pow(9))
                : most.value().multiply(mean.abs()).setScale(c.scale(), RoundingMode.FLOOR);
    }

    private static Decimal rounded(Characteristic c, double value) {
        BigDecimal reading = BigDecimal.valueOf(value).setScale(c.scale(), RoundingMode.HALF_UP);
        Range plausible = c.plausible();
        if (plausible != null) {
            reading = reading.max(plausible.lo().value()).min(plausible.hi().value());
        }
        return new Decimal(reading.setScale(c.scale(), RoundingMode.HALF_UP).toPlainString());
    }

    private static List<Decimal> same(Decimal value, int count) {
        return Collections.nCopies(count, value);
    }

    private static long seed(Bytes nullifier) {
        long seed = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            seed = (seed << 8) | (nullifier.at(i) & 0xff);
        }
        return seed;
    }
}
