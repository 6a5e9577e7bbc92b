package org.cttdc.app.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.state.AuditTask;
import org.cttdc.protocol.state.AuditTask.Finding;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;

/** What the sandbox's laboratories have to do, and what they find: the units themselves, measured well. */
final class LabWork {
    private LabWork() {}

    /** An audit that waits for its finding. */
    record Job(Persona lab, ReportState report, String lot) {
        /** What the laboratory reads off the very unit that was reported on. */
        TestReport report(ListingDeclaration listing, QualityModel model, LocalDate tested) {
            Map<String, Double> reality = Good.all().stream()
                    .filter(good -> good.gtin().equals(listing.gtin()))
                    .findFirst()
                    .map(good -> good.reality(model, report.cycle()))
                    .orElse(Map.of());
            return new ReportMaker(model, listing, reality).report(lot, report.id(), Habit.MEASURING, tested);
        }
    }

    /** Open audits of every laboratory that can still be answered in the next block. */
    static List<Job> open(Records records, Cast cast, long height) {
        List<Job> jobs = new ArrayList<>();
        for (Persona lab : cast.all(Persona.Part.LAB)) {
            for (Ref ref : records.list(StateKeys.auditsOf(cast.address(lab)))) {
                boolean open = records.read(StateKeys.audit(ref.id()))
                        .map(AuditTask::finding)
                        .filter(Finding.OPEN::equals)
                        .isPresent();
                if (open) {
                    add(jobs, records, lab, ref.id(), height);
                }
            }
        }
        return List.copyOf(jobs);
    }

    private static void add(List<Job> jobs, Records records, Persona lab, Bytes id, long height) {
        ReportState report = records.read(StateKeys.report(id)).orElseThrow();
        PurchaseState purchase =
                records.read(StateKeys.purchase(report.nullifier())).orElseThrow();
        boolean inTime = records.read(StateKeys.auditPlan(report.model(), report.cycle()))
                .filter(plan -> !plan.closed() && height < plan.closes())
                .isPresent();
        if (inTime) {
            jobs.add(new Job(lab, report, purchase.lot()));
        }
    }
}
