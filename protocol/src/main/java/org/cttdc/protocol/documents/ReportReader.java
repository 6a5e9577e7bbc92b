package org.cttdc.protocol.documents;

import java.util.List;
import org.cttdc.protocol.json.JsonValue;

/** Listing declarations and test reports from JSON. */
final class ReportReader {
    private ReportReader() {}

    static ListingDeclaration listing(JsonFields f) {
        return new ListingDeclaration(
                f.required("model", JsonFields::contentId),
                f.required("gtin", JsonFields::string),
                f.required("brand", JsonFields::string),
                f.required("name", JsonFields::localized),
                f.list("lots", ReportReader::lot),
                f.list("values", ReportReader::declaredValue),
                f.list("evidence", ReportReader::evidence));
    }

    private static Lot lot(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Lot(f.required("id", JsonFields::string), f.optional("unitRoot", JsonFields::contentId)));
    }

    private static DeclaredValue declaredValue(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new DeclaredValue(
                        f.required("c", JsonFields::string),
                        f.required("value", JsonFields::decimal),
                        f.optional("U", JsonFields::decimal),
                        f.optional("k", JsonFields::decimal),
                        f.coded("basis", DeclarationBasis.class),
                        f.list("evidence", JsonFields::contentId)));
    }

    private static Evidence evidence(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Evidence(
                        f.required("sha256", JsonFields::contentId),
                        f.required("media", JsonFields::string),
                        f.longInteger("bytes")));
    }

    static TestReport report(JsonFields f) {
        return new TestReport(
                f.required("model", JsonFields::contentId),
                f.required("listing", JsonFields::contentId),
                f.required("item", ReportReader::item),
                f.list("instruments", ReportReader::instrument),
                f.list("results", ReportReader::result),
                f.list("env", ReportReader::ambient),
                f.required("tested", JsonFields::date),
                f.list("evidence", ReportReader::evidence));
    }

    private static Item item(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Item(
                        f.optional("lot", JsonFields::string),
                        f.optional("serialCommit", JsonFields::contentId),
                        f.optional("purchaseProof", JsonFields::contentId),
                        f.coded("condition", ItemCondition.class),
                        f.optional("usage", ReportReader::measure)));
    }

    private static Measure measure(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Measure(f.required("value", JsonFields::decimal), f.required("unit", JsonFields::string)));
    }

    private static Instrument instrument(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Instrument(
                        f.required("id", JsonFields::string),
                        f.required("kind", JsonFields::string),
                        f.optional("resolution", ReportReader::measure),
                        f.optional("calibration", ReportReader::calibration)));
    }

    private static Calibration calibration(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Calibration(
                        f.required("certificate", JsonFields::string), f.required("date", JsonFields::date)));
    }

    private static Result result(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Result(
                        f.required("c", JsonFields::string),
                        f.list("replicates", JsonFields::decimal),
                        f.required("value", JsonFields::decimal),
                        f.optional("u", JsonFields::decimal),
                        f.optional("dof", JsonFields::decimal),
                        f.list("budget", ReportReader::budgetItem),
                        f.optional("instrument", JsonFields::string),
                        f.optional("deviations", JsonFields::string),
                        f.list("evidence", JsonFields::contentId)));
    }

    private static BudgetItem budgetItem(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new BudgetItem(
                        f.required("source", JsonFields::string),
                        f.coded("type", UncertaintyType.class),
                        f.required("u", JsonFields::decimal),
                        f.optional("dof", JsonFields::decimal)));
    }

    private static Ambient ambient(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Ambient(
                        f.required("quantity", JsonFields::string),
                        f.required("value", JsonFields::decimal),
                        f.required("unit", JsonFields::string)));
    }
}
