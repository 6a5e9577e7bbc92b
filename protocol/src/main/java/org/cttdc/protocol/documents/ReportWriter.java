package org.cttdc.protocol.documents;

import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonObject;

/** Test reports as JSON. */
final class ReportWriter {
    private ReportWriter() {}

    static JsonObject report(TestReport report) {
        return DocumentWriter.typed(report)
                .text("model", report.model())
                .text("listing", report.listing())
                .put("item", item(report.item()))
                .list("instruments", report.instruments(), ReportWriter::instrument)
                .list("results", report.results(), ReportWriter::result)
                .list("env", report.env(), ReportWriter::ambient)
                .text("tested", report.tested())
                .list("evidence", report.evidence(), DocumentWriter::evidence)
                .object();
    }

    private static JsonValue item(Item item) {
        return new JsonMembers()
                .text("lot", item.lot())
                .text("serialCommit", item.serialCommit())
                .text("purchaseProof", item.purchaseProof())
                .coded("condition", item.condition())
                .optional("usage", item.usage(), ReportWriter::measure)
                .object();
    }

    private static JsonValue measure(Measure measure) {
        return new JsonMembers()
                .text("value", measure.value())
                .text("unit", measure.unit())
                .object();
    }

    private static JsonValue instrument(Instrument instrument) {
        return new JsonMembers()
                .text("id", instrument.id())
                .text("kind", instrument.kind())
                .optional("resolution", instrument.resolution(), ReportWriter::measure)
                .optional("calibration", instrument.calibration(), ReportWriter::calibration)
                .object();
    }

    private static JsonValue calibration(Calibration calibration) {
        return new JsonMembers()
                .text("certificate", calibration.certificate())
                .text("date", calibration.date())
                .object();
    }

    private static JsonValue result(Result result) {
        return new JsonMembers()
                .text("c", result.c())
                .list("replicates", result.replicates(), DocumentWriter::text)
                .text("value", result.value())
                .text("u", result.u())
                .text("dof", result.dof())
                .list("budget", result.budget(), ReportWriter::budgetItem)
                .text("instrument", result.instrument())
                .text("deviations", result.deviations())
                .list("evidence", result.evidence(), DocumentWriter::text)
                .object();
    }

    private static JsonValue budgetItem(BudgetItem item) {
        return new JsonMembers()
                .text("source", item.source())
                .coded("type", item.type())
                .text("u", item.u())
                .text("dof", item.dof())
                .object();
    }

    private static JsonValue ambient(Ambient ambient) {
        return new JsonMembers()
                .text("quantity", ambient.quantity())
                .text("value", ambient.value())
                .text("unit", ambient.unit())
                .object();
    }
}
