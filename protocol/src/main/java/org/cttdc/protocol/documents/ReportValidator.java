package org.cttdc.protocol.documents;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cttdc.protocol.json.JsonPath;
import org.jspecify.annotations.Nullable;

/** Rules for a test report by itself. */
final class ReportValidator {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    private static final int MAX_INSTRUMENTS = 32;
    private static final int MAX_REPLICATES = 99;
    private static final int MAX_BUDGET = 32;
    private static final int MAX_AMBIENT = 16;
    private static final String LARGEST = "999999999999999999";
    private static final String SMALLEST = "0.000000001";

    private final TestReport report;
    private final Checks checks = new Checks();
    private final Set<String> instruments = new HashSet<>();

    private ReportValidator(TestReport report) {
        this.report = report;
        report.instruments().forEach(i -> instruments.add(i.id()));
    }

    static List<Problem> check(TestReport report) {
        return new ReportValidator(report).check();
    }

    private List<Problem> check() {
        item(report.item());
        instruments();
        checks.count(report.results(), 1, QualityModel.MAX_CHARACTERISTICS, "$.results");
        checks.unique(report.results().stream().map(Result::c).toList(), "$.results", "c");
        for (int i = 0; i < report.results().size(); i++) {
            result(report.results().get(i), JsonPath.item("$.results", i));
        }
        environment();
        checks.date(report.tested(), "$.tested");
        checks.evidence(report.evidence());
        checks.size(report);
        return checks.problems();
    }

    private void item(Item item) {
        String lot = item.lot();
        if (lot != null) {
            checks.id(lot, ListingValidator.LOT_ID, "$.item.lot");
        }
        Measure usage = item.usage();
        if (usage != null) {
            checks.unit(usage.unit(), "$.item.usage.unit");
            checks.range(usage.value(), "0", LARGEST, "$.item.usage.value");
        }
    }

    private void instruments() {
        String path = "$.instruments";
        checks.count(report.instruments(), 0, MAX_INSTRUMENTS, path);
        checks.unique(report.instruments().stream().map(Instrument::id).toList(), path, "id");
        for (int i = 0; i < report.instruments().size(); i++) {
            Instrument instrument = report.instruments().get(i);
            String at = JsonPath.item(path, i);
            checks.id(instrument.id(), ID, at + ".id");
            checks.text(instrument.kind(), Checks.NAME_LENGTH, at + ".kind");
            Measure resolution = instrument.resolution();
            if (resolution != null) {
                checks.unit(resolution.unit(), at + ".resolution.unit");
                checks.range(resolution.value(), SMALLEST, LARGEST, at + ".resolution.value");
            }
            Calibration calibration = instrument.calibration();
            if (calibration != null) {
                checks.text(calibration.certificate(), Checks.NAME_LENGTH, at + ".calibration.certificate");
                checks.date(calibration.date(), at + ".calibration.date");
            }
        }
    }

    private void result(Result result, String path) {
        checks.id(result.c(), ModelValidator.CHARACTERISTIC_ID, path + ".c");
        checks.count(result.replicates(), 1, MAX_REPLICATES, path + ".replicates");
        optional(result.u(), "0", path + ".u");
        optional(result.dof(), SMALLEST, path + ".dof");
        checks.count(result.budget(), 0, MAX_BUDGET, path + ".budget");
        for (int i = 0; i < result.budget().size(); i++) {
            BudgetItem item = result.budget().get(i);
            String at = JsonPath.item(path + ".budget", i);
            checks.text(item.source(), Checks.NAME_LENGTH, at + ".source");
            optional(item.u(), "0", at + ".u");
            optional(item.dof(), SMALLEST, at + ".dof");
        }
        String instrument = result.instrument();
        boolean known = instrument == null || instruments.contains(instrument);
        checks.require(known, ProblemCode.E_REFERENCE, path + ".instrument", instrument == null ? "" : instrument);
        checks.optionalText(result.deviations(), Checks.TEXT_LENGTH, path + ".deviations");
        checks.evidenceReferences(result.evidence(), report.evidence(), path + ".evidence");
    }

    private void optional(@Nullable Decimal value, String least, String path) {
        if (value != null) {
            checks.range(value, least, LARGEST, path);
        }
    }

    private void environment() {
        String path = "$.env";
        checks.count(report.env(), 0, MAX_AMBIENT, path);
        checks.unique(report.env().stream().map(Ambient::quantity).toList(), path, "quantity");
        for (int i = 0; i < report.env().size(); i++) {
            Ambient ambient = report.env().get(i);
            String at = JsonPath.item(path, i);
            checks.id(ambient.quantity(), ID, at + ".quantity");
            checks.unit(ambient.unit(), at + ".unit");
        }
    }
}
