package org.cttdc.reviewer.ui;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.AuditPlan;
import org.cttdc.protocol.state.AuditTask;
import org.cttdc.protocol.state.BallotState;
import org.cttdc.protocol.state.CompetitionRef;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.PollState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.catalogue.PublishedReport;
import org.jspecify.annotations.Nullable;

/** Disputes, juries and audits as the chain proves them. */
final class Cases {
    /** Audits of this many competitions are shown, the newest first. */
    private static final int PLANS = 40;

    private Cases() {}

    /** A dispute and the listing it is about. */
    record Row(DisputeState dispute, PublishedListing listing) {
        String id() {
            return Long.toString(dispute.number());
        }
    }

    /** One round: its jurors, or none where all experience power votes, and what they found so far. */
    record Round(long number, List<SeatState> seats, PollState poll, Ruling found) {
        Round {
            seats = List.copyOf(seats);
        }
    }

    /** Everything about one dispute, and what of the person's is on its way. */
    record Detail(Row row, PublishedModel model, List<Round> rounds, Moment now, Set<ArbitrationMsg> underway) {
        Detail {
            rounds = List.copyOf(rounds);
            underway = Set.copyOf(underway);
        }

        Round running() {
            return rounds.getLast();
        }
    }

    /** A round that a person may vote in; the seat is null where all experience power votes. */
    record Case(
            Row row,
            long round,
            @Nullable SeatState seat,
            @Nullable BallotState ballot) {
        String id() {
            return row.id() + "-" + round;
        }

        /** What the person sealed, or empty. */
        Bytes sealed() {
            SeatState drawn = seat;
            BallotState cast = ballot;
            if (drawn != null) {
                return drawn.commitment();
            }
            return cast == null ? Bytes.EMPTY : cast.commitment();
        }

        /** Whether the vote is open. */
        boolean revealed() {
            SeatState drawn = seat;
            BallotState cast = ballot;
            return drawn != null ? drawn.stage() == SeatState.Seal.REVEALED : cast != null && cast.revealed();
        }

        boolean exposed() {
            SeatState drawn = seat;
            return drawn != null && drawn.stage() == SeatState.Seal.EXPOSED;
        }
    }

    /** A person as juror. */
    record Duty(@Nullable JurorState juror, List<Case> cases, Moment now, Set<ArbitrationMsg> underway) {
        Duty {
            cases = List.copyOf(cases);
            underway = Set.copyOf(underway);
        }
    }

    /** An audited report. */
    record Audited(AuditTask task, AuditPlan plan, ReportState report, PublishedListing listing) {
        String id() {
            return task.report().hex();
        }
    }

    /** Every dispute, newest first. */
    static Verified<List<Row>> all(StateView view) {
        Verified<List<DisputeState>> disputes = view.list(StateKeys.disputes());
        Map<Bytes, PublishedListing> listings = listings(view);
        List<Row> rows = new ArrayList<>();
        for (DisputeState dispute : disputes.value().reversed()) {
            Optional.ofNullable(listings.get(dispute.listing()))
                    .ifPresent(listing -> rows.add(new Row(dispute, listing)));
        }
        List<Row> all = List.copyOf(rows);
        return disputes.map(_ -> all);
    }

    static Detail detail(LightNode node, Row row, Bytes account) {
        StateView view = node.head();
        DisputeState dispute = view.read(StateKeys.disputes().item(row.dispute().number()))
                .value()
                .orElse(row.dispute());
        List<Round> rounds = new ArrayList<>();
        for (long round = 0; round <= dispute.round(); round++) {
            rounds.add(round(view, dispute.number(), round));
        }
        PublishedModel model = new Catalogue(view)
                .model(row.listing().state().model())
                .value()
                .orElseThrow(() -> new IllegalStateException("a listing without its model"));
        return new Detail(
                new Row(dispute, row.listing()),
                model,
                rounds,
                Moment.of(view),
                Underway.court(node.outbox().entries(), account));
    }

    private static Round round(StateView view, long dispute, long round) {
        List<SeatState> seats = view.list(StateKeys.seats(dispute, round)).value();
        PollState poll = view.read(StateKeys.poll(dispute)).value().orElse(PollState.NONE);
        Ruling found = seats.isEmpty()
                ? poll.ruling()
                : Arbitration.ruling(seats.stream().map(SeatState::counted).toList());
        return new Round(round, seats, poll, found);
    }

    /** What an account was drawn for, and the votes of all in which its experience counts. */
    static Duty duty(LightNode node, Bytes account) {
        StateView view = node.head();
        Moment now = Moment.of(view);
        if (account.isEmpty()) {
            return new Duty(null, List.of(), now, Set.of());
        }
        Map<Long, Row> rows = new LinkedHashMap<>();
        all(view).value().forEach(row -> rows.put(row.dispute().number(), row));
        List<Case> cases = new ArrayList<>();
        boolean voter = view.read(StateKeys.experience(account))
                .value()
                .map(ExperienceState::power)
                .filter(power -> power.signum() > 0)
                .isPresent();
        for (Row row : rows.values()) {
            if (voter && row.dispute().poll()) {
                BallotState ballot = view.read(StateKeys.ballot(row.dispute().number(), account))
                        .value()
                        .orElse(null);
                cases.add(new Case(row, row.dispute().round(), null, ballot));
            }
        }
        for (Ref ref : view.list(StateKeys.seatsOf(account)).value().reversed()) {
            ByteBuffer numbers = ByteBuffer.wrap(ref.id().toArray());
            Row row = rows.get(numbers.getLong());
            if (row != null) {
                cases.add(seat(view, row, numbers.getLong(), account));
            }
        }
        JurorState juror = view.read(StateKeys.juror(account)).value().orElse(null);
        return new Duty(juror, cases, now, Underway.court(node.outbox().entries(), account));
    }

    private static Case seat(StateView view, Row row, long round, Bytes account) {
        SeatState own = view.list(StateKeys.seats(row.dispute().number(), round)).value().stream()
                .filter(seat -> seat.juror().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a seat that is not in its round"));
        return new Case(row, round, own, null);
    }

    /** Audits, those of the newest settlement first. */
    static Verified<List<Audited>> audits(StateView view) {
        Verified<List<CompetitionRef>> plans = view.list(StateKeys.auditPlans());
        Map<Bytes, PublishedListing> listings = listings(view);
        List<Audited> found = new ArrayList<>();
        plans.value().reversed().stream().limit(PLANS).forEach(ref -> found.addAll(audits(view, ref, listings)));
        List<Audited> all = List.copyOf(found);
        return plans.map(_ -> all);
    }

    private static List<Audited> audits(StateView view, CompetitionRef ref, Map<Bytes, PublishedListing> listings) {
        Optional<AuditPlan> plan =
                view.read(StateKeys.auditPlan(ref.model(), ref.cycle())).value();
        List<Ref> reports =
                view.list(StateKeys.audits(ref.model(), ref.cycle())).value();
        List<StateKey<AuditTask>> tasks =
                reports.stream().map(one -> StateKeys.audit(one.id())).toList();
        List<StateKey<ReportState>> states =
                reports.stream().map(one -> StateKeys.report(one.id())).toList();
        Map<StateKey<AuditTask>, AuditTask> known = view.readAll(tasks).value();
        Map<StateKey<ReportState>, ReportState> audited = view.readAll(states).value();
        List<Audited> found = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            AuditTask task = known.get(tasks.get(i));
            ReportState report = audited.get(states.get(i));
            PublishedListing listing = report == null ? null : listings.get(report.listing());
            if (task != null && report != null && listing != null && plan.isPresent()) {
                found.add(new Audited(task, plan.get(), report, listing));
            }
        }
        return found;
    }

    /** Whether a dispute about a report is open. */
    static boolean isDisputed(StateView view, Bytes report) {
        return view.read(StateKeys.disputed(report))
                .value()
                .map(ref -> ByteBuffer.wrap(ref.id().toArray()).getLong())
                .flatMap(number -> view.read(StateKeys.disputes().item(number)).value())
                .filter(dispute -> dispute.stage() != DisputeState.Step.EXECUTED)
                .isPresent();
    }

    /** Reports that can be challenged by a transaction signed now. */
    static List<PublishedReport> challengeable(StateView view, Moment now) {
        var place = now.phases().at(now.next());
        if (place.phase() != Phase.CHALLENGES) {
            return List.of();
        }
        Catalogue catalogue = new Catalogue(view);
        List<PublishedReport> reports = new ArrayList<>();
        for (var competition : catalogue.competitions(place.cycle() - 1).value()) {
            catalogue.reports(competition.model(), competition.cycle()).value().stream()
                    .filter(report -> !report.state().failed())
                    .forEach(reports::add);
        }
        return reports;
    }

    static Map<Bytes, PublishedListing> listings(StateView view) {
        Map<Bytes, PublishedListing> listings = new LinkedHashMap<>();
        new Catalogue(view)
                .listings()
                .value()
                .forEach(one -> listings.put(one.state().id(), one));
        return listings;
    }

    /** The words for how far a dispute is, for a transaction signed now. */
    static String state(DisputeState dispute, Moment now) {
        return switch (dispute.stage()) {
            case WAITING -> "case.WAITING";
            case RETEST -> "case.RETEST";
            case VOTING -> "case." + dispute.windows().at(now.next());
            case EXECUTED -> "case.ruled." + dispute.ruling();
        };
    }

    /** Blocks until the window of a vote ends. */
    static long left(DisputeState dispute, Moment now) {
        long end = switch (dispute.windows().at(now.next())) {
            case BEFORE -> dispute.start();
            case COMMIT -> dispute.windows().revealFrom();
            case REVEAL -> dispute.windows().appealFrom();
            case APPEAL -> dispute.windows().answerFrom();
            case ANSWER -> dispute.windows().over();
            case OVER -> now.next();
        };
        return end - now.next();
    }
}
