package org.cttdc.reviewer.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Ambient;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.Item;
import org.cttdc.protocol.documents.ItemCondition;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.Problem;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.documents.Validation;
import org.cttdc.uikit.document.TypedDecimal;
import org.cttdc.uikit.report.ReportDraft;
import org.cttdc.uikit.report.ReportEntry;

/**
 * Everything a reviewer typed for one report, as typed. Immutable; this is what a draft keeps.
 *
 * @param who which tests the reviewer can carry out
 * @param entries readings by characteristic
 * @param condition of the unit when the test began
 * @param tested day on which the test ended, ISO
 * @param temperature of the room in degrees Celsius, may be blank
 * @param humidity of the room in per cent, may be blank
 * @param evidence files
 */
record ReportSheet(
        MethodLevel who,
        Map<String, ReportEntry> entries,
        ItemCondition condition,
        String tested,
        String temperature,
        String humidity,
        List<EvidenceFile> evidence) {

    /** A field that is not a characteristic. */
    enum Field {
        TESTED,
        TEMPERATURE,
        HUMIDITY,
        EVIDENCE
    }

    /** The report, or what keeps it from being one. {@code other} are problems without a field of their own. */
    record Outcome(Optional<TestReport> report, Set<Field> wrong, List<Problem> other) {
        Outcome {
            wrong = Set.copyOf(wrong);
            other = List.copyOf(other);
        }
    }

    ReportSheet {
        entries = Map.copyOf(entries);
        evidence = List.copyOf(evidence);
    }

    /** A sheet with nothing typed but the day. */
    static ReportSheet blank(LocalDate today) {
        return new ReportSheet(MethodLevel.HOME, Map.of(), ItemCondition.NEW, today.toString(), "", "", List.of());
    }

    ReportDraft draft(QualityModel model) {
        return new ReportDraft(model, who, entries);
    }

    /** The report this sheet says, checked by the rules the chain will apply. May take a while. */
    Outcome outcome(QualityModel model, ListingDeclaration listing, String lot, Bytes nullifier, LocalDate today) {
        Set<Field> wrong = EnumSet.noneOf(Field.class);
        Optional<LocalDate> day = day().filter(tested -> !tested.isAfter(today));
        if (day.isEmpty()) {
            wrong.add(Field.TESTED);
        }
        List<Ambient> env = new ArrayList<>();
        ambient("temperature", temperature, "Cel", Field.TEMPERATURE, env, wrong);
        ambient("humidity", humidity, "%", Field.HUMIDITY, env, wrong);
        ReportDraft draft = draft(model);
        if (!draft.started() || !draft.check(listing).clean() || !wrong.isEmpty() || day.isEmpty()) {
            return new Outcome(Optional.empty(), wrong, List.of());
        }
        var item = new Item(lot, null, ContentId.ofDigest(nullifier), condition, null);
        TestReport report = draft.report(
                listing,
                item,
                env,
                day.get(),
                evidence.stream().map(EvidenceFile::evidence).toList());
        List<Problem> problems = new ArrayList<>(Validation.check(report));
        problems.addAll(Conformance.check(model, listing, report, MethodLevel.BENCH));
        if (problems.removeIf(problem -> problem.path().startsWith("$.evidence"))) {
            wrong.add(Field.EVIDENCE);
        }
        boolean good = wrong.isEmpty() && problems.isEmpty();
        return new Outcome(good ? Optional.of(report) : Optional.empty(), wrong, problems);
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(tested));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void ambient(
            String quantity, String typed, String unit, Field field, List<Ambient> env, Set<Field> wrong) {
        if (typed.isBlank()) {
            return;
        }
        Optional<Decimal> value = TypedDecimal.parse(typed);
        value.ifPresentOrElse(decimal -> env.add(new Ambient(quantity, decimal, unit)), () -> wrong.add(field));
    }

    ReportSheet with(MethodLevel now) {
        return new ReportSheet(now, entries, condition, tested, temperature, humidity, evidence);
    }

    ReportSheet with(Map<String, ReportEntry> now) {
        return new ReportSheet(who, now, condition, tested, temperature, humidity, evidence);
    }

    ReportSheet with(ItemCondition now) {
        return new ReportSheet(who, entries, now, tested, temperature, humidity, evidence);
    }

    ReportSheet withTested(String now) {
        return new ReportSheet(who, entries, condition, now, temperature, humidity, evidence);
    }

    ReportSheet withTemperature(String now) {
        return new ReportSheet(who, entries, condition, tested, now, humidity, evidence);
    }

    ReportSheet withHumidity(String now) {
        return new ReportSheet(who, entries, condition, tested, temperature, now, evidence);
    }

    ReportSheet with(List<EvidenceFile> now) {
        return new ReportSheet(who, entries, condition, tested, temperature, humidity, now);
    }
}
