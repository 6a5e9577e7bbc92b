package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * The audits of one settled competition.
 *
 * @param model of the competition
 * @param cycle of the competition
 * @param next 0-based place of the ranking that is audited next
 * @param passed audits from the top that passed
 * @param pending audits from the top that are open
 * @param tried audits from the top so far
 * @param open audits that are open, random ones included
 * @param fee fen an audit is paid
 * @param fromFund fen set aside from the audit fund
 * @param fromPurse fen set aside from the winners' purse
 * @param assigned fen promised to drawn laboratories
 * @param spent fen paid to laboratories
 * @param closes last height for findings
 * @param closed whether what was not spent has gone back
 */
public record AuditPlan(
        Bytes model,
        long cycle,
        long next,
        long passed,
        long pending,
        long tried,
        long open,
        long fee,
        long fromFund,
        long fromPurse,
        long assigned,
        long spent,
        long closes,
        boolean closed) {

    /** Fen that were set aside. */
    public long budget() {
        return Math.addExact(fromFund, fromPurse);
    }

    /** Whether one more audit can be paid. */
    public boolean canPay() {
        return Math.addExact(assigned, fee) <= budget();
    }

    /** One place of the ranking further without an audit. */
    public AuditPlan skipped() {
        return new AuditPlan(
                model, cycle, next + 1, passed, pending, tried, open, fee, fromFund, fromPurse, assigned, spent, closes,
                closed);
    }

    /** With an audit drawn. */
    public AuditPlan drawn(boolean random) {
        int top = random ? 0 : 1;
        return new AuditPlan(
                model,
                cycle,
                next + top,
                passed,
                pending + top,
                tried + top,
                open + 1,
                fee,
                fromFund,
                fromPurse,
                Math.addExact(assigned, fee),
                spent,
                closes,
                closed);
    }

    /** With a finding, which is paid. */
    public AuditPlan found(boolean random, boolean pass) {
        int top = random ? 0 : 1;
        return new AuditPlan(
                model,
                cycle,
                next,
                passed + (pass ? top : 0),
                pending - top,
                tried,
                open - 1,
                fee,
                fromFund,
                fromPurse,
                assigned,
                Math.addExact(spent, fee),
                closes,
                closed);
    }

    /** With nothing left in it. */
    public AuditPlan end() {
        return new AuditPlan(
                model, cycle, next, passed, pending, tried, open, fee, fromFund, fromPurse, assigned, spent, closes,
                true);
    }
}
