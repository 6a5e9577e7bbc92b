package org.cttdc.reviewer.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.catalogue.PublishedReport;

/** Competitions as the chain proves them. */
final class Competitions {
    /** What a reviewer can be owed. */
    private static final List<Share> SHARES = List.of(Share.WINNER, Share.REVIEWER);

    private Competitions() {}

    /** One competition and its model. */
    record Row(CompetitionState competition, PublishedModel model) {
        long cycle() {
            return competition.cycle();
        }
    }

    /** What is owed to the person in one class. */
    record Owed(Share share, Due due) {

        /** Whether a claim signed now would be paid. */
        boolean claimable(Moment now) {
            return due.claimedHeight() == 0 && due.amount() > 0 && due.vestsHeight() <= now.next();
        }

        /** Whether the claim is on its way already. */
        boolean isUnderway(Row row, Underway underway) {
            return underway.rewards()
                    .contains(new Msg.ClaimReward(row.competition().model(), row.cycle(), share));
        }
    }

    /**
     * The bond behind a report of the person's.
     *
     * @param until first height at which it can come back
     * @param disputed whether a dispute about the report is open
     */
    record Held(ReportState report, long until, boolean disputed) {
        boolean claimable(Moment now) {
            return !disputed && until <= now.next();
        }
    }

    /** Reports on one listing of a competition. */
    record Tested(PublishedListing listing, List<PublishedReport> reports) {
        Tested {
            reports = List.copyOf(reports);
        }
    }

    /** One competition in full. The ranking is complete: the chain's count proves it. */
    record Detail(
            Row row,
            Verified<List<RankingEntry>> ranking,
            List<Tested> tested,
            List<Owed> owed,
            List<Held> held,
            Moment now) {
        Detail {
            tested = List.copyOf(tested);
            held = List.copyOf(held);
            owed = List.copyOf(owed);
        }
    }

    /** Every competition, newest cycle first. */
    static Verified<List<Row>> all(StateView view, Moment now) {
        Catalogue catalogue = new Catalogue(view);
        Verified<List<PublishedModel>> models = catalogue.models();
        Map<Bytes, PublishedModel> byId = models.value().stream()
                .collect(Collectors.toMap(model -> model.state().id(), Function.identity()));
        List<Row> rows = new ArrayList<>();
        for (long cycle = now.phases().cycle(now.next()); cycle >= 0; cycle--) {
            for (CompetitionState competition : catalogue.competitions(cycle).value()) {
                Optional.ofNullable(byId.get(competition.model()))
                        .ifPresent(model -> rows.add(new Row(competition, model)));
            }
        }
        List<Row> all = List.copyOf(rows);
        return models.map(_ -> all);
    }

    /** Ranking, reports and dues of one competition. */
    static Detail detail(StateView view, Row row, Bytes account) {
        Bytes model = row.competition().model();
        Catalogue catalogue = new Catalogue(view);
        List<PublishedReport> reports = catalogue.reports(model, row.cycle()).value();
        List<Tested> tested = new ArrayList<>();
        for (PublishedListing listing : catalogue.listingsOf(model).value()) {
            List<PublishedReport> own = reports.stream()
                    .filter(report ->
                            report.state().listing().equals(listing.state().id()))
                    .toList();
            if (!own.isEmpty()) {
                tested.add(new Tested(listing, own));
            }
        }
        List<Owed> owed = new ArrayList<>();
        if (!account.isEmpty()) {
            for (Share share : SHARES) {
                view.read(StateKeys.due(model, row.cycle(), share, account))
                        .value()
                        .ifPresent(due -> owed.add(new Owed(share, due)));
            }
        }
        Moment now = Moment.of(view);
        List<Held> held = new ArrayList<>();
        for (PublishedReport report : reports) {
            if (report.state().author().equals(account) && report.state().bond() > 0) {
                held.add(held(view, row, report.state(), now));
            }
        }
        return new Detail(row, view.list(StateKeys.ranking(model, row.cycle())), tested, owed, held, now);
    }

    /** A bond comes back with the vesting of the purse, two cycles and the rest of one after the settlement by default. */
    private static Held held(StateView view, Row row, ReportState report, Moment now) {
        long settled = row.competition().settledHeight();
        long in = settled == 0 ? row.cycle() + 1 : now.phases().cycle(settled);
        long until = now.phases().firstHeight(in + 1 + now.params().vestingCycles(), Phase.BATCHES);
        return new Held(report, until, Cases.isDisputed(view, report.id()));
    }
}
