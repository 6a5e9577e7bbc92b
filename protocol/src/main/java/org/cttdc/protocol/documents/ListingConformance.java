package org.cttdc.protocol.documents;

import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.json.JsonPath;
import org.jspecify.annotations.Nullable;

/** A declaration against its model. */
final class ListingConformance {
    private final QualityModel model;
    private final ListingDeclaration listing;
    private final Checks checks = new Checks();

    private ListingConformance(QualityModel model, ListingDeclaration listing) {
        this.model = model;
        this.listing = listing;
    }

    static List<Problem> check(QualityModel model, ListingDeclaration listing) {
        return new ListingConformance(model, listing).check();
    }

    private List<Problem> check() {
        ContentId id = ContentId.of(model);
        checks.require(listing.model().equals(id), ProblemCode.E_MODEL, "$.model", listing.model(), id);
        for (int i = 0; i < listing.values().size(); i++) {
            value(listing.values().get(i), JsonPath.item("$.values", i));
        }
        for (Characteristic c : model.characteristics()) {
            boolean declared = !c.mustBeDeclared() || listing.value(c.id()).isPresent();
            checks.require(declared, ProblemCode.E_CHARACTERISTIC_MISSING, "$.values", c.id());
        }
        return checks.problems();
    }

    private void value(DeclaredValue declared, String path) {
        Optional<Characteristic> found = model.characteristic(declared.c());
        if (found.isEmpty()) {
            checks.report(ProblemCode.E_CHARACTERISTIC_MISSING, path + ".c", declared.c());
            return;
        }
        Characteristic c = found.get();
        if (c.kind() == CharacteristicKind.DERIVED) {
            checks.report(ProblemCode.E_DERIVED, path + ".c", c.id());
        } else if (inDomain(c, declared.value(), checks, path + ".value")) {
            limit(c, declared.value(), path + ".value");
        }
        Decimal expandedU = declared.expandedU();
        if (expandedU != null) {
            boolean measured = c.kind() == CharacteristicKind.MEASURED;
            checks.require(
                    measured,
                    ProblemCode.E_PART_UNEXPECTED,
                    path + ".U",
                    c.kind().code());
            checks.require(!measured || Domain.holds(c, expandedU), ProblemCode.E_DOMAIN, path + ".U", expandedU);
        }
    }

    /** Reports a value that is none of the characteristic's, or implausible; true when it is fine. */
    static boolean inDomain(Characteristic c, Decimal value, Checks checks, String path) {
        if (!Domain.holds(c, value)) {
            checks.report(ProblemCode.E_DOMAIN, path, value);
            return false;
        }
        Range plausible = c.plausible();
        if (plausible != null && !plausible.contains(value)) {
            checks.report(ProblemCode.E_IMPLAUSIBLE, path, value, plausible.lo(), plausible.hi());
            return false;
        }
        return true;
    }

    private void limit(Characteristic c, Decimal value, String path) {
        Limit limit = c.limit();
        if (limit == null) {
            return;
        }
        Decimal min = resolve(limit.min());
        Decimal max = resolve(limit.max());
        checks.require(min == null || value.compareValue(min) >= 0, ProblemCode.E_LIMIT, path, value, shown(min));
        checks.require(max == null || value.compareValue(max) <= 0, ProblemCode.E_LIMIT, path, value, shown(max));
    }

    private static String shown(@Nullable Decimal bound) {
        return bound == null ? "" : bound.text();
    }

    /** The bound as a number; null where there is none or it is not declared. */
    private @Nullable Decimal resolve(@Nullable Bound bound) {
        return switch (bound) {
            case null -> null;
            case Bound.Fixed fixed -> fixed.value();
            case Bound.Reference reference ->
                listing.value(reference.c()).map(DeclaredValue::value).orElse(null);
        };
    }
}
