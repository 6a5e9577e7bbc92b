package org.cttdc.protocol.documents;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks of one document against others, for merchants and reviewers while they type and for the chain. Exact: no floating
 * point takes part, so limits that refer to a derived characteristic are left to {@link DerivedValues}. The documents are
 * expected to be valid by themselves ({@link Validation}).
 */
public final class Conformance {
    private Conformance() {}

    /**
     * Checks a declaration against its model: it pins this model, every characteristic that must be declared is, and every
     * declared value is one of the characteristic's values, plausible and inside the limit. The verifier's tolerance does
     * not widen a limit.
     */
    public static List<Problem> check(QualityModel model, ListingDeclaration listing) {
        return ListingConformance.check(model, listing);
    }

    /**
     * Checks a report against the listing and the model: ids agree, the lot is known, every result belongs to a
     * characteristic that {@code who} may test, has enough replicates, a plausible value that follows from them, and an
     * uncertainty where one is needed. A report is not checked against limits: failing one is a finding, not an error.
     */
    public static List<Problem> check(
            QualityModel model, ListingDeclaration listing, TestReport report, MethodLevel who) {
        return ReportConformance.check(model, listing, report, who);
    }

    /**
     * The results as exact integers, by characteristic.
     *
     * @throws IllegalArgumentException when a result names no characteristic of the model or is not exact at its scale
     */
    public static SortedMap<String, ScaledResult> scaled(QualityModel model, TestReport report) {
        var scaled = new TreeMap<String, ScaledResult>();
        for (Result result : report.results()) {
            Characteristic c = model.characteristic(result.c())
                    .orElseThrow(() -> new IllegalArgumentException("no characteristic " + result.c()));
            Decimal u = result.u();
            scaled.put(c.id(), new ScaledResult(exact(result.value(), c), u == null ? 0 : exact(u, c)));
        }
        return scaled;
    }

    /**
     * The declared values as exact integers, by characteristic.
     *
     * @throws IllegalArgumentException when a value names no characteristic of the model or is not exact at its scale
     */
    public static SortedMap<String, Long> scaled(QualityModel model, ListingDeclaration listing) {
        var scaled = new TreeMap<String, Long>();
        for (DeclaredValue value : listing.values()) {
            Characteristic c = model.characteristic(value.c())
                    .orElseThrow(() -> new IllegalArgumentException("no characteristic " + value.c()));
            scaled.put(c.id(), exact(value.value(), c));
        }
        return scaled;
    }

    private static long exact(Decimal value, Characteristic c) {
        return value.tryScaled(c.scale())
                .orElseThrow(() -> new IllegalArgumentException(c.id() + " is not exact at its scale: " + value));
    }
}
