package org.cttdc.node.app;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.ScaledResult;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.Audit;
import org.cttdc.protocol.rules.Beacon;
import org.cttdc.protocol.rules.WinnerPurse;
import org.cttdc.protocol.state.AuditPlan;
import org.cttdc.protocol.state.AuditTask;
import org.cttdc.protocol.state.AuditTask.Finding;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.CompetitionRef;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * Audits of a settled competition by drawn laboratories (docs/adr/0223): from the top of the ranking until K passed or 2K were tried, and some
 * at random, as far as the money that was set aside goes.
 */
final class Audits {
    /** Coverage factor from a standard uncertainty to the half-width of a 95 % interval. */
    private static final long COVERAGE = 2;

    private static final Bytes PURPOSE = Bytes.of("audit".getBytes(StandardCharsets.US_ASCII));

    private final StateStore state;
    private final BlockContext block;
    private final CompetitionState competition;
    private final ListKey<RankingEntry> ranking;
    private AuditPlan plan;

    private Audits(StateStore state, BlockContext block, CompetitionState competition, AuditPlan plan) {
        this.state = state;
        this.block = block;
        this.competition = competition;
        this.plan = plan;
        this.ranking = StateKeys.ranking(plan.model(), plan.cycle());
    }

    /** What is set aside for the audits of so many ranked reports; nothing where nobody could audit them. */
    static Audit.Budget budget(StateStore state, BlockContext block, long reports, long fund, long purse) {
        if (Labs.active(state).isEmpty()) {
            return new Audit.Budget(0, 0);
        }
        long wanted = Audit.tries(WinnerPurse.winners(reports)) + (long) Audit.random(reports);
        return Audit.budget(
                Math.min(reports, wanted), block.params().arbitration().auditFee(), fund, purse);
    }

    /** Keeps what was set aside until the ranking is complete. */
    static void plan(StateStore state, BlockContext block, CompetitionState competition, Audit.Budget budget) {
        if (Math.addExact(budget.fund(), budget.purse()) > 0) {
            state.put(
                    StateKeys.auditPlan(competition.model(), competition.cycle()),
                    new AuditPlan(
                            competition.model(),
                            competition.cycle(),
                            0,
                            0,
                            0,
                            0,
                            0,
                            block.params().arbitration().auditFee(),
                            budget.fund(),
                            budget.purse(),
                            0,
                            0,
                            closes(block),
                            false));
        }
    }

    /** Begins the audits of a competition whose ranking is complete. */
    static void begin(StateStore state, BlockContext block, CompetitionState competition) {
        AuditPlan plan = state.get(StateKeys.auditPlan(competition.model(), competition.cycle()));
        if (plan != null) {
            Audits audits = new Audits(state, block, competition, plan);
            audits.drawFromTop();
            audits.drawAtRandom();
            state.append(StateKeys.auditPlans(), new CompetitionRef(competition.model(), competition.cycle()));
            audits.store();
        }
        FailedReports.spreadLate(state, block, competition);
    }

    /** A tenth of a cycle is left for the queue to give back what was not spent before the purse vests. */
    private static long closes(BlockContext block) {
        return Vesting.height(block.params(), block.height()) - block.params().cycleLength() / 10;
    }

    private void store() {
        state.put(StateKeys.auditPlan(plan.model(), plan.cycle()), plan);
        if (plan.open() == 0 && !plan.closed()) {
            close(state, plan);
        }
    }

    /** As many as could still make K: who fails is followed by the next in rank. */
    private void drawFromTop() {
        int winners = WinnerPurse.winners(competition.reveals());
        while (plan.passed() + plan.pending() < winners
                && plan.tried() < Audit.tries(winners)
                && plan.next() < state.count(ranking)
                && plan.canPay()) {
            if (!draw(plan.next(), false)) {
                plan = plan.skipped();
            }
        }
    }

    private void drawAtRandom() {
        long count = state.count(ranking);
        Bytes seed = draw(competition.model());
        int wanted = Audit.random(count);
        for (int i = 0; i < wanted && plan.canPay(); i++) {
            Bytes number = Sha256.of(
                    seed, Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
            draw(
                    new BigInteger(1, number.toArray())
                            .mod(BigInteger.valueOf(count))
                            .longValueExact(),
                    true);
        }
    }

    /** Draws a laboratory for a place of the ranking; false where it was audited, cannot win or nobody could audit it. */
    private boolean draw(long place, boolean random) {
        RankingEntry entry = state.item(ranking, place);
        ReportState report = state.known(StateKeys.report(entry.report()));
        if (report.failed() || report.score() == 0 || state.has(StateKeys.audit(entry.report()))) {
            return false;
        }
        Optional<Bytes> lab = Labs.draw(state, draw(entry.report()), parties(report));
        if (lab.isEmpty()) {
            return false;
        }
        state.put(
                StateKeys.audit(entry.report()),
                new AuditTask(
                        entry.report(), lab.get(), entry.rank(), random, Finding.OPEN, Bytes.EMPTY, block.height(), 0));
        state.append(StateKeys.audits(plan.model(), plan.cycle()), new Ref(entry.report()));
        state.append(StateKeys.auditsOf(lab.get()), new Ref(entry.report()));
        plan = plan.drawn(random);
        return true;
    }

    private Bytes draw(Bytes what) {
        Bytes seed = state.getOr(StateKeys.beacon(), BeaconState.START).randomness();
        Bytes cycle = Bytes.of(
                ByteBuffer.allocate(Long.BYTES).putLong(competition.cycle()).array());
        return Beacon.draw(seed, Bytes.concat(PURPOSE, what, cycle));
    }

    private Set<Bytes> parties(ReportState report) {
        ListingState listing = state.known(StateKeys.listing(report.listing()));
        ModelState model = state.known(StateKeys.model(report.model()));
        return new TreeSet<>(List.of(report.author(), listing.merchant(), model.author()));
    }

    static void submit(TxContext tx, ArbitrationMsg.SubmitAudit msg) throws Rejection {
        AuditTask task = tx.state().require(StateKeys.audit(msg.report()), "audit of report " + msg.report());
        ReportState report = tx.state().require(StateKeys.report(msg.report()), "report " + msg.report());
        AuditPlan plan = tx.state().require(StateKeys.auditPlan(report.model(), report.cycle()), "such audits");
        if (!task.lab().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "another laboratory was drawn for this audit");
        }
        if (task.finding() != Finding.OPEN || plan.closed() || tx.height() > plan.closes()) {
            throw new Rejection(
                    ErrorCode.E_WINDOW, "this audit is " + task.finding() + "; findings were due by " + plan.closes());
        }
        Bytes document = keep(tx, msg, report);
        boolean pass = msg.received() && passes(tx.state(), report, document);
        CompetitionState competition =
                tx.state().require(StateKeys.competition(report.model(), report.cycle()), "such competition");
        Audits audits = new Audits(tx.state(), tx.block(), competition, plan.found(task.random(), pass));
        tx.state()
                .put(
                        StateKeys.audit(msg.report()),
                        task.found(pass ? Finding.PASSED : Finding.FAILED, document, tx.height()));
        tx.ledger().reward(tx.signer(), plan.fee(), msg.report());
        if (pass) {
            Evaluations.count(tx.state(), tx.block(), report.author(), true);
        } else if (!report.failed()) {
            tx.ledger().loseBonds(FailedReports.fail(tx.state(), tx.block(), report));
        }
        audits.drawFromTop();
        audits.store();
    }

    /** The laboratory's report, or none where the unit never came. */
    private static Bytes keep(TxContext tx, ArbitrationMsg.SubmitAudit msg, ReportState report) throws Rejection {
        if (!msg.received()) {
            if (!msg.document().isEmpty()) {
                throw new Rejection(ErrorCode.E_MALFORMED, "nothing can be found of a unit that did not come");
            }
            return Bytes.EMPTY;
        }
        Bytes id = Sha256.of(msg.document());
        DocumentChecks.refuseDuplicate(tx.state(), id);
        TestReport found = Retests.checkLabReport(tx, msg.document(), report.listing());
        TestReport audited = DocumentChecks.stored(tx.state(), report.id(), TestReport.class);
        for (var result : audited.results()) {
            if (found.result(result.c()).isEmpty()) {
                throw new Rejection(
                        ErrorCode.E_CHARACTERISTIC_MISSING, "the audited report has a result for " + result.c());
            }
        }
        tx.state().put(StateKeys.document(id), new Document(msg.document()));
        return id;
    }

    private static boolean passes(StateStore state, ReportState report, Bytes document) throws Rejection {
        QualityModel model = DocumentChecks.stored(state, report.model(), QualityModel.class);
        SortedMap<String, ScaledResult> reviewer =
                Conformance.scaled(model, DocumentChecks.stored(state, report.id(), TestReport.class));
        SortedMap<String, ScaledResult> lab =
                Conformance.scaled(model, DocumentChecks.stored(state, document, TestReport.class));
        List<Audit.Compared> all = new ArrayList<>();
        for (Characteristic c : model.characteristics()) {
            ScaledResult x = reviewer.get(c.id());
            ScaledResult y = lab.get(c.id());
            if (x != null && y != null) {
                all.add(new Audit.Compared(
                        c.kind() == CharacteristicKind.MEASURED,
                        x.value(),
                        Math.multiplyExact(COVERAGE, x.u()),
                        y.value(),
                        Math.multiplyExact(COVERAGE, y.u())));
            }
        }
        return !Audit.fails(all);
    }

    /** What was not spent goes back: to the fund first what came from it, then to the model's next purse. */
    static void close(StateStore state, AuditPlan plan) {
        long fund = Math.max(0, plan.fromFund() - plan.spent());
        long purse = plan.budget() - plan.spent() - fund;
        SettlementWork.addFunds(state, fund, 0, 0);
        ModelState model = state.known(StateKeys.model(plan.model()));
        state.put(StateKeys.model(model.id()), model.withRolled(Math.addExact(model.rolledPurse(), purse)));
        state.put(StateKeys.auditPlan(plan.model(), plan.cycle()), plan.end());
    }
}
