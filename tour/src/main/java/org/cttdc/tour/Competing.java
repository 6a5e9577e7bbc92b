package org.cttdc.tour;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.cttdc.app.sandbox.Persona;
import org.cttdc.commerce.api.Offer;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.StateKeys;

/** Orders of exactly 20,000,000 yuan, then claims, commits and reveals: Reviewer 1 at the screen, the others through the same code. */
final class Competing {
    /** Sales of the tour's competition, fen. */
    static final long GROSS = 2_000_000_000L;

    /** Experience fees of the tour's competition, fen. */
    static final long FEES = 300_000_000L;

    /** Number of the reviewer who offers to be assigned. */
    private static final int ASSIGNED = 12;

    private static final Pattern PAID = Pattern.compile("Order [0-9]+ is paid\\.");

    private final Guide guide;
    private final Hand hand;
    private final Album album;

    Competing(Guide guide) {
        this.guide = guide;
        this.hand = guide.hand();
        this.album = guide.album();
    }

    /** A reviewer offers to review the tour's products by assignment, in the cycle after this one. */
    void offer() {
        guide.actAs(guide.persona(Persona.Part.REVIEWER, ASSIGNED));
        guide.go("reviewer", "assignments");
        hand.row("#assignments-table", Product.MODEL);
        hand.reads("You have not offered.", "no offers so far");
        hand.press("#assignment-offer");
        guide.sign(
                () -> album.take("assignments-sign", "What an offer to review signs"),
                "You offer to review products under model");
        guide.state();
        hand.reads("You have offered.", "1 offer so far");
        album.take("assignments", "An offer to review by assignment, and what it means");
        guide.note("offered to review");
    }

    /** The only one who offered is drawn as the cycle begins, which its first block may still have to. */
    void drawn() {
        guide.sandbox().awaitAnchored();
        guide.actAs(guide.persona(Persona.Part.REVIEWER, ASSIGNED));
        guide.go("reviewer", "assignments");
        hand.row("#assignments-table", Product.MODEL);
        hand.reads("You are assigned for cycle");
        album.take("assigned", "Drawn: what is assigned, and until when");
    }

    /** Everybody orders; answers the cycle of the competition. */
    long order(Bytes light, Bytes strong) {
        guide.actAs(guide.persona(Persona.Part.REVIEWER, 1));
        orderAtTheScreen(Product.LIGHT, true);
        hand.byKeyboard(() -> {
            guide.actAs(guide.persona(Persona.Part.REVIEWER, 2));
            orderAtTheScreen(Product.STRONG, false);
        });
        Offer go = offer(light);
        Offer pro = offer(strong);
        int reviewers = guide.sandbox().cast().all(Persona.Part.REVIEWER).size();
        for (int number = 3; number <= reviewers; number++) {
            guide.sandbox().crowd().order(guide.persona(Persona.Part.REVIEWER, number), number % 2 == 1 ? go : pro, 1);
        }
        long rest = Product.ORDERED - reviewers / 2;
        Persona retailer = guide.persona(Persona.Part.RETAILER, 1);
        guide.sandbox().crowd().order(retailer, go, rest);
        guide.sandbox().crowd().order(retailer, pro, rest);
        ship();
        long cycle = guide.sandbox().place().cycle();
        guide.note("ordered");
        return cycle;
    }

    /** Who told Reviewer 1 of the product. */
    private Persona recommender() {
        return guide.persona(Persona.Part.REVIEWER, Promoting.RECOMMENDER);
    }

    private void orderAtTheScreen(Product product, boolean look) {
        guide.go("reviewer", "shop");
        hand.row("#shop-table", product.name());
        hand.reads("¥400.00");
        if (look) {
            hand.readsIn("#findings-summary", "No report on this product has been revealed yet.");
            album.take("shop", "The shop: what the platform says beside what the chain proves");
            hand.type("#shop-promoter", guide.written(recommender()));
        }
        Set<String> before = Fx.call(this::paid);
        hand.press("#shop-order");
        hand.until("the order to be paid", () -> !before.containsAll(paid()));
    }

    /** The notices of orders that were paid. FX thread. */
    private Set<String> paid() {
        return PAID.matcher(hand.text()).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private void ship() {
        guide.actAs(guide.persona(Persona.Part.MERCHANT, 1));
        guide.go("merchant", "orders");
        hand.row("#sales", Product.LIGHT.name(), "To ship");
        album.take("orders", "The merchant ships; which buyer will review is not told");
        hand.press("#order-ship");
        hand.reads("has been shipped.");
        guide.sandbox().crowd().shipEverything();
    }

    private Offer offer(Bytes listing) {
        return guide.sandbox().commerce().offers().stream()
                .filter(offer -> offer.listing().equals(listing))
                .findFirst()
                .orElseThrow(() -> new TourFailure("a listing that was put on sale is not offered"));
    }

    /** Lets the crowd finish the competitions that ran before, and the cycle end. */
    void finishTheCycleBefore() {
        guide.skipTo(Phase.COMMITS);
        guide.sandbox().awaitAnchored();
        guide.sandbox().crowd().commitReports();
        guide.skipTo(Phase.REVEALS);
        guide.sandbox().awaitAnchored();
        guide.sandbox().crowd().revealReports();
        guide.skipCycle();
    }

    /** The batch is anchored: the figures are exact before anyone reports. */
    void claimPurchases(Bytes model, long cycle) {
        guide.sandbox().awaitAnchored();
        CompetitionState state = guide.state()
                .read(StateKeys.competition(model, cycle))
                .value()
                .orElseThrow(() -> new TourFailure("there is no competition of the tour's model in cycle " + cycle));
        if (state.gross() != GROSS || state.fees() != FEES) {
            throw new TourFailure("sales of " + state.gross() + " fen and fees of " + state.fees() + " fen, not "
                    + GROSS + " and " + FEES);
        }
        guide.note("anchored");
        guide.actAs(guide.persona(Persona.Part.REVIEWER, 1));
        guide.go("reviewer", "purchases");
        hand.row("#purchases-table", Product.LIGHT.name(), "Claim purchase");
        album.take("purchases", "From the order to the reward: every step with its reason");
        hand.press("#purchase-claim");
        guide.sign("You prove that you bought");
        guide.sandbox().awaitAnchored();
        guide.sandbox().crowd().claimPurchases();
        guide.note("purchases claimed");
    }

    /** Reviewer 1 writes and commits a report. */
    void commit() {
        guide.skipTo(Phase.COMMITS);
        guide.go("reviewer", "report");
        hand.find("#report-card-ratedcap", Node.class);
        for (Map.Entry<String, String[]> entry : Product.readings().entrySet()) {
            read(entry.getKey(), List.of(entry.getValue()));
        }
        hand.bringIntoView("#report-card-ratedcap");
        hand.readsIn("#report-card-ratedcap", "Mean 25,596 mA·h", "standard uncertainty");
        album.take("report", "The report form that the model generates, with mean and uncertainty worked out live");
        hand.press("#report-commit");
        guide.sign(
                () -> album.take("report-sign", "A report is committed under seal"),
                "You commit a test report",
                "A bond of");
        guide.sandbox().awaitAnchored();
        guide.sandbox().crowd().commitReports();
        guide.note("reports committed");
    }

    private void read(String characteristic, List<String> readings) {
        for (int i = 0; i < readings.size(); i++) {
            String selector = "#report-" + characteristic + "-" + (i + 1);
            if (hand.isChoice(selector)) {
                hand.choose(selector, readings.get(i));
            } else {
                hand.type(selector, readings.get(i));
            }
        }
    }

    /** Reviewer 1 reveals, then the crowd. */
    void reveal() {
        guide.skipTo(Phase.REVEALS);
        guide.go("reviewer", "purchases");
        hand.row("#purchases-table", Product.LIGHT.name(), "Reveal report");
        hand.press("#purchase-reveal");
        guide.sign("You publish a test report");
        guide.sandbox().awaitAnchored();
        guide.sandbox().crowd().revealReports();
        guide.note("reports revealed");
        guide.skipCycle();
        guide.note("settled");
    }
}
