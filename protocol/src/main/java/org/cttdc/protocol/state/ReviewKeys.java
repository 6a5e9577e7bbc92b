package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Share;

/** Keys of reports, their ranking and their audits, and who is assigned to review. */
abstract class ReviewKeys extends SaleKeys {
    /** Commitments of a competition, by nullifier. */
    public static ListKey<Ref> commits(Bytes model, long cycle) {
        return list(Ref.class, "commits", model, number(cycle));
    }

    /** Marks that a person already committed in a competition; holds the nullifier used. */
    public static StateKey<Ref> reviewed(Bytes model, long cycle, Bytes person) {
        return key(Ref.class, "reviewed", model, number(cycle), person);
    }

    public static StateKey<ReportState> report(Bytes id) {
        return key(ReportState.class, "report", id);
    }

    public static ListKey<Ref> reports(Bytes model, long cycle) {
        return list(Ref.class, "reports", model, number(cycle));
    }

    public static ListKey<Ref> reportsOfListing(Bytes listing) {
        return list(Ref.class, "listing-reports", listing);
    }

    /** Marks an evidence hash as used; holds the report that used it. */
    public static StateKey<Ref> evidence(Bytes sha256) {
        return key(Ref.class, "evidence", sha256);
    }

    public static ListKey<RankingEntry> ranking(Bytes model, long cycle) {
        return list(RankingEntry.class, "ranking", model, number(cycle));
    }

    public static StateKey<Due> due(Bytes model, long cycle, Share share, @Address Bytes account) {
        return key(Due.class, "due", model, number(cycle), share(share), account);
    }

    /** How often somebody's findings held. */
    public static StateKey<EvaluationState> evaluation(@Address Bytes address) {
        return key(EvaluationState.class, "evaluation", address);
    }

    /** The audit of a report. */
    public static StateKey<AuditTask> audit(Bytes report) {
        return key(AuditTask.class, "audit", report);
    }

    /** Audited reports of a competition. */
    public static ListKey<Ref> audits(Bytes model, long cycle) {
        return list(Ref.class, "audits", model, number(cycle));
    }

    /** Reports a laboratory was drawn to audit. */
    public static ListKey<Ref> auditsOf(@Address Bytes lab) {
        return list(Ref.class, "audits-of", lab);
    }

    public static StateKey<AuditPlan> auditPlan(Bytes model, long cycle) {
        return key(AuditPlan.class, "audit-plan", model, number(cycle));
    }

    /** Every competition that is or was audited, in the order they were settled. */
    public static ListKey<CompetitionRef> auditPlans() {
        return list(CompetitionRef.class, "audit-plans");
    }

    public static StateKey<AuditQueue> auditQueue() {
        return key(AuditQueue.class, "audit-queue");
    }

    /** Persons who offered to review a model in a cycle. */
    public static ListKey<Ref> offers(Bytes model, long cycle) {
        return list(Ref.class, "offers", model, number(cycle));
    }

    /** Marks that a person offered; holds the account. */
    public static StateKey<Ref> offered(Bytes model, long cycle, Bytes person) {
        return key(Ref.class, "offered", model, number(cycle), person);
    }

    /** Models for which somebody offered to review in a cycle. */
    public static ListKey<Ref> offeredModels(long cycle) {
        return list(Ref.class, "offered-models", number(cycle));
    }

    public static StateKey<AssignmentQueue> assignmentQueue() {
        return key(AssignmentQueue.class, "assignment-queue");
    }

    /** Marks an assigned reviewer. */
    public static StateKey<Ref> assigned(Bytes model, long cycle, @Address Bytes account) {
        return key(Ref.class, "assigned", model, number(cycle), account);
    }

    public static StateKey<AssignedReports> assignedReports(Bytes model, long cycle) {
        return key(AssignedReports.class, "assigned-reports", model, number(cycle));
    }

    /** Assigned reviewers in order of their draw. */
    public static ListKey<Ref> assignments(Bytes model, long cycle) {
        return list(Ref.class, "assignments", model, number(cycle));
    }
}
