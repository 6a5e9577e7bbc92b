package org.cttdc.protocol.documents;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.json.JsonPath;

/** A report against its listing and model. */
final class ReportConformance {
    private final QualityModel model;
    private final MethodLevel who;
    private final Checks checks = new Checks();

    private ReportConformance(QualityModel model, MethodLevel who) {
        this.model = model;
        this.who = who;
    }

    static List<Problem> check(QualityModel model, ListingDeclaration listing, TestReport report, MethodLevel who) {
        return new ReportConformance(model, who).check(listing, report);
    }

    private List<Problem> check(ListingDeclaration listing, TestReport report) {
        ContentId modelId = ContentId.of(model);
        ContentId listingId = ContentId.of(listing);
        checks.require(report.model().equals(modelId), ProblemCode.E_MODEL, "$.model", report.model(), modelId);
        checks.require(listing.model().equals(modelId), ProblemCode.E_MODEL, "$.listing", listing.model(), modelId);
        checks.require(
                report.listing().equals(listingId), ProblemCode.E_LISTING, "$.listing", report.listing(), listingId);
        String lot = report.item().lot();
        boolean lotKnown = lot == null || listing.lots().stream().anyMatch(l -> l.id().equals(lot));
        checks.require(lotKnown, ProblemCode.E_LOT, "$.item.lot", lot == null ? "" : lot);
        for (int i = 0; i < report.results().size(); i++) {
            result(report.results().get(i), JsonPath.item("$.results", i));
        }
        return checks.problems();
    }

    private void result(Result result, String path) {
        Optional<Characteristic> found = model.characteristic(result.c());
        if (found.isEmpty()) {
            checks.report(ProblemCode.E_CHARACTERISTIC_MISSING, path + ".c", result.c());
            return;
        }
        Characteristic c = found.get();
        Method method = c.method();
        if (c.kind() == CharacteristicKind.DERIVED || method == null) {
            checks.report(ProblemCode.E_DERIVED, path + ".c", c.id());
            return;
        }
        checks.require(
                c.testableAt(who),
                ProblemCode.E_LEVEL,
                path + ".c",
                method.level().code(),
                who.code());
        int count = result.replicates().size();
        boolean enough = count >= method.minReplicates();
        checks.require(enough, ProblemCode.E_REPLICATES, path + ".replicates", count, method.minReplicates());
        if (values(c, result, path)) {
            boolean follows = follows(c, result);
            checks.require(follows, ProblemCode.E_VALUE, path + ".value", result.value());
        }
        uncertainty(c, method, result, path + ".u");
    }

    private boolean values(Characteristic c, Result result, String path) {
        boolean good = ListingConformance.inDomain(c, result.value(), checks, path + ".value");
        for (int i = 0; i < result.replicates().size(); i++) {
            String at = JsonPath.item(path + ".replicates", i);
            good &= ListingConformance.inDomain(c, result.replicates().get(i), checks, at);
        }
        return good && !result.replicates().isEmpty();
    }

    private static boolean follows(Characteristic c, Result result) {
        long value = result.value().scaled(c.scale());
        long[] readings = result.replicates().stream()
                .mapToLong(r -> r.scaled(c.scale()))
                .sorted()
                .toArray();
        return switch (c.kind()) {
            case MEASURED -> isRoundedMean(value, readings);
            case ORDINAL -> value == readings[(readings.length - 1) / 2];
            default -> result.replicates().stream().anyMatch(r -> r.scaled(c.scale()) == value);
        };
    }

    /** |Σr - n·v| ≤ n/2: the value is the mean, rounded to the scale in either direction at a tie. */
    private static boolean isRoundedMean(long value, long[] readings) {
        BigInteger n = BigInteger.valueOf(readings.length);
        BigInteger difference = BigInteger.valueOf(value).multiply(n).negate();
        for (long reading : readings) {
            difference = difference.add(BigInteger.valueOf(reading));
        }
        return difference.abs().shiftLeft(1).compareTo(n) <= 0;
    }

    private void uncertainty(Characteristic c, Method method, Result result, String path) {
        Decimal u = result.u();
        boolean measured = c.kind() == CharacteristicKind.MEASURED;
        if (u == null) {
            checks.require(!measured, ProblemCode.E_FIELD_MISSING, path);
            return;
        }
        checks.require(measured, ProblemCode.E_PART_UNEXPECTED, path, c.kind().code());
        if (!measured) {
            return;
        }
        checks.require(Domain.holds(c, u), ProblemCode.E_DOMAIN, path, u);
        Decimal maxRelU = method.maxRelU();
        if (maxRelU != null) {
            boolean small = u.value()
                            .compareTo(maxRelU.value()
                                    .multiply(result.value().value().abs()))
                    <= 0;
            checks.require(small, ProblemCode.E_UNCERTAINTY, path, u, maxRelU);
        }
    }
}
