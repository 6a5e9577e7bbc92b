package org.cttdc.protocol.documents;

import java.util.List;
import java.util.regex.Pattern;
import org.cttdc.protocol.json.JsonPath;

/** Rules for a listing declaration by itself. */
final class ListingValidator {
    static final Pattern LOT_ID = Pattern.compile("[A-Za-z0-9._/-]{1,40}");

    private static final int MAX_LOTS = 256;

    private ListingValidator() {}

    static List<Problem> check(ListingDeclaration listing) {
        var checks = new Checks();
        checks.require(Gtin.isValid(listing.gtin()), ProblemCode.E_GTIN, "$.gtin", listing.gtin());
        checks.text(listing.brand(), Checks.NAME_LENGTH, "$.brand");
        checks.localized(listing.name(), Checks.NAME_LENGTH, "$.name");
        lots(listing.lots(), checks);
        checks.count(listing.values(), 1, QualityModel.MAX_CHARACTERISTICS, "$.values");
        checks.unique(listing.values().stream().map(DeclaredValue::c).toList(), "$.values", "c");
        for (int i = 0; i < listing.values().size(); i++) {
            value(listing.values().get(i), listing.evidence(), checks, JsonPath.item("$.values", i));
        }
        checks.evidence(listing.evidence());
        checks.size(listing);
        return checks.problems();
    }

    private static void lots(List<Lot> lots, Checks checks) {
        checks.count(lots, 0, MAX_LOTS, "$.lots");
        checks.unique(lots.stream().map(Lot::id).toList(), "$.lots", "id");
        for (int i = 0; i < lots.size(); i++) {
            checks.id(lots.get(i).id(), LOT_ID, JsonPath.item("$.lots", i) + ".id");
        }
    }

    private static void value(DeclaredValue value, List<Evidence> evidence, Checks checks, String path) {
        checks.id(value.c(), ModelValidator.CHARACTERISTIC_ID, path + ".c");
        Decimal expandedU = value.expandedU();
        Decimal k = value.k();
        if (expandedU != null) {
            checks.range(expandedU, "0", "999999999999999999", path + ".U");
            checks.require(k != null, ProblemCode.E_FIELD_MISSING, path + ".k");
        }
        if (k != null) {
            checks.range(k, "1", "10", path + ".k");
            checks.require(expandedU != null, ProblemCode.E_FIELD_MISSING, path + ".U");
        }
        checks.evidenceReferences(value.evidence(), evidence, path + ".evidence");
    }
}
