package org.cttdc.uikit.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cttdc.protocol.documents.Ambient;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DerivedValues;
import org.cttdc.protocol.documents.Evidence;
import org.cttdc.protocol.documents.Instrument;
import org.cttdc.protocol.documents.Item;
import org.cttdc.protocol.documents.ItemCondition;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.Measure;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.Problem;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Result;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.documents.Validation;
import org.cttdc.protocol.expression.Evaluation;
import org.cttdc.uikit.document.TypedDecimal;
import org.cttdc.uikit.report.ReportFindings.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A test report while it is written: what was typed, and everything that follows from it. Immutable and free of the toolkit; checks
 * may take a while and belong off the FX thread.
 *
 * @param model the model version tested against
 * @param who the reporter's level: only what this level may test is offered
 * @param entries what was typed, by characteristic
 */
public record ReportDraft(QualityModel model, MethodLevel who, Map<String, ReportEntry> entries) {
    private static final Pattern RESULT_PATH = Pattern.compile("\\$\\.results\\[(\\d+)].*");
    private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

    public ReportDraft {
        entries = Map.copyOf(entries);
    }

    /** A draft with nothing typed. */
    public static ReportDraft blank(QualityModel model, MethodLevel who) {
        return new ReportDraft(model, who, Map.of());
    }

    /** The characteristics offered, in the model's order. */
    public List<Characteristic> characteristics() {
        return model.characteristics().stream().filter(c -> c.testableAt(who)).toList();
    }

    /** What was typed for a characteristic; blank entries have room for the least number of readings. */
    public ReportEntry entry(Characteristic c) {
        ReportEntry typed = entries.get(c.id());
        return typed == null
                ? ReportEntry.blank(c.method() == null ? 1 : c.method().minReplicates())
                : typed;
    }

    /** The same with another entry. */
    public ReportDraft with(Characteristic c, ReportEntry entry) {
        Map<String, ReportEntry> changed = new LinkedHashMap<>(entries);
        changed.put(c.id(), entry);
        return new ReportDraft(model, who, changed);
    }

    /** Whether anything was measured or chosen. */
    public boolean started() {
        return characteristics().stream().anyMatch(c -> entry(c).started());
    }

    /** Value and uncertainty of a characteristic; empty until there is a reading and every reading is a number. */
    public Optional<ReportStatistics> statistics(Characteristic c) {
        ReportEntry entry = entry(c);
        return readings(entry)
                .filter(readings -> !readings.isEmpty())
                .flatMap(readings -> ReportStatistics.of(c, readings, step(entry)));
    }

    /** Values of derived characteristics, as far as their inputs are there. For people, not for consensus. */
    public SortedMap<String, Evaluation> derived() {
        return DerivedValues.of(model, report(placeholder(), anyItem(), List.of(), ANY_DAY, List.of()));
    }

    /** Checks the results by the rules of a report and against the model. */
    public ReportFindings check(ListingDeclaration listing) {
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        characteristics().forEach(c -> notNumbers(c, findings));
        TestReport report = report(listing, anyItem(), List.of(), ANY_DAY, List.of());
        if (!report.results().isEmpty()) {
            List<Problem> problems = new ArrayList<>(Validation.check(report));
            problems.addAll(Conformance.check(model, listing, report, who));
            problems.forEach(problem -> place(problem, report, findings));
        }
        return new ReportFindings(findings);
    }

    /** As {@link #check(ListingDeclaration)} where no listing is known yet. */
    public ReportFindings check() {
        return check(placeholder());
    }

    /** The document. Characteristics without readings, or with readings that are no numbers, are left out. */
    public TestReport report(
            ListingDeclaration listing, Item item, List<Ambient> env, LocalDate tested, List<Evidence> evidence) {
        List<Result> results = new ArrayList<>();
        List<Instrument> instruments = new ArrayList<>();
        for (Characteristic c : characteristics()) {
            statistics(c).ifPresent(statistics -> {
                results.add(result(c, statistics));
                instrument(c).ifPresent(instruments::add);
            });
        }
        return new TestReport(
                listing.model(), ContentId.of(listing), item, instruments, results, env, tested, evidence);
    }

    private Result result(Characteristic c, ReportStatistics statistics) {
        ReportEntry entry = entry(c);
        return new Result(
                c.id(),
                readings(entry).orElseThrow(),
                statistics.value(),
                statistics.u(),
                statistics.dof(),
                statistics.budget(),
                instrument(c).map(Instrument::id).orElse(null),
                entry.deviations().isBlank() ? null : entry.deviations().strip(),
                List.of());
    }

    private Optional<Instrument> instrument(Characteristic c) {
        ReportEntry entry = entry(c);
        if (entry.instrument().isBlank()) {
            return Optional.empty();
        }
        Decimal step = step(entry);
        Measure resolution = step == null ? null : new Measure(step, c.unit());
        return Optional.of(new Instrument(c.id(), entry.instrument().strip(), resolution, null));
    }

    /** Every reading entered; empty where one of them is no number. */
    private static Optional<List<Decimal>> readings(ReportEntry entry) {
        List<Decimal> readings = new ArrayList<>();
        for (String typed : entry.readings()) {
            Optional<Decimal> reading = TypedDecimal.parse(typed);
            if (reading.isPresent()) {
                readings.add(reading.get());
            } else if (!typed.isBlank()) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(readings));
    }

    private static @Nullable Decimal step(ReportEntry entry) {
        return TypedDecimal.parse(entry.step())
                .filter(step -> step.signum() > 0)
                .orElse(null);
    }

    private void notNumbers(Characteristic c, Map<String, List<Finding>> findings) {
        ReportEntry entry = entry(c);
        List<String> typed = new ArrayList<>(entry.readings());
        typed.add(entry.step());
        typed.stream()
                .filter(text -> !text.isBlank() && TypedDecimal.parse(text).isEmpty())
                .findFirst()
                .ifPresent(text -> add(findings, c.id(), new Finding.NotANumber(text)));
    }

    private static void place(Problem problem, TestReport report, Map<String, List<Finding>> findings) {
        Matcher result = RESULT_PATH.matcher(problem.path());
        if (result.matches()) {
            String c = report.results().get(Integer.parseInt(result.group(1))).c();
            add(findings, c, new Finding.OfDocument(problem));
        }
    }

    private static void add(Map<String, List<Finding>> findings, String c, Finding finding) {
        findings.computeIfAbsent(c, _ -> new ArrayList<>()).add(finding);
    }

    private static Item anyItem() {
        return new Item(null, null, null, ItemCondition.NEW, null);
    }

    /** Stands in for the listing where only results are looked at. */
    private ListingDeclaration placeholder() {
        return new ListingDeclaration(ContentId.of(model), "", "", model.title(), List.of(), List.of(), List.of());
    }
}
