package org.cttdc.app.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.cttdc.commerce.api.CommerceService;
import org.cttdc.commerce.api.CommerceSessions;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.Order;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.reviewer.flow.ReviewFlow;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;

/**
 * The other people of the sandbox: they order, ship, claim, test, commit and reveal through the same services and the same code as the
 * person at the screen, so that a lone person sees a competition. Calls block.
 */
public final class Crowd {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cast cast;
    private final LightNode node;
    private final CommerceService commerce;
    private final CommerceSessions sessions;
    private final ReviewFlow flow;
    private final CyclePhases phases;
    private final InstantSource clock;

    Crowd(
            Cast cast,
            LightNode node,
            CommerceService commerce,
            CommerceSessions sessions,
            ReviewFlow flow,
            CyclePhases phases,
            InstantSource clock) {
        this.cast = cast;
        this.node = node;
        this.commerce = commerce;
        this.sessions = sessions;
        this.flow = flow;
        this.phases = phases;
        this.clock = clock;
    }

    /** Every reviewer who has not ordered in this cycle orders one unit of some offer, and the retailer stocks up on each. */
    public void orderSomething() {
        List<Offer> offers = commerce.offers().stream()
                .sorted(Comparator.comparing(Offer::model).thenComparing(Offer::listing))
                .toList();
        if (offers.isEmpty()) {
            return;
        }
        List<List<Offer>> models = List.copyOf(offers.stream()
                .collect(Collectors.groupingBy(Offer::model, TreeMap::new, Collectors.toList()))
                .values());
        long cycle = cycle();
        Persona retailer = cast.one(Persona.Part.RETAILER);
        if (idle(retailer, cycle)) {
            for (Offer offer : offers) {
                order(retailer, offer, Math.min(offer.stock(), 180 + 20 * cycle));
            }
        }
        for (Persona reviewer : cast.all(Persona.Part.REVIEWER)) {
            if (idle(reviewer, cycle)) {
                List<Offer> choice = models.get((int) ((reviewer.number() + cycle) % models.size()));
                orderAsTold(reviewer, choice.get(reviewer.number() / models.size() % choice.size()));
            }
        }
    }

    /** Orders, pays and has shipped. */
    public Order order(Persona buyer, Offer offer, long quantity) {
        return ship(flow.order(cast.address(buyer), offer, quantity));
    }

    /** As {@link #order}, naming who told the buyer of it, if anybody did. */
    private void orderAsTold(Persona buyer, Offer offer) {
        Bytes promoter = cast.recommender(buyer).map(cast::address).orElse(Bytes.EMPTY);
        ship(flow.order(cast.address(buyer), offer, 1, promoter));
    }

    /** The merchant ships a paid order, whoever bought it. */
    public Order ship(Order order) {
        return order.stage() == Order.Stage.PAID ? sessions.of(order.merchant()).ship(order.id()) : order;
    }

    /** Merchants ship everything that is paid. */
    public void shipEverything() {
        for (Persona merchant : cast.all(Persona.Part.MERCHANT)) {
            sessions.of(cast.address(merchant)).sales().forEach(this::ship);
        }
    }

    /** Reviewers prove every anchored order they have not claimed yet. */
    public void claimPurchases() {
        List<CompletableFuture<OutboxEntry>> sent = new ArrayList<>();
        for (Persona reviewer : cast.all(Persona.Part.REVIEWER)) {
            Bytes account = cast.address(reviewer);
            Set<Bytes> claimed =
                    purchases(account).stream().map(PurchaseState::nullifier).collect(Collectors.toSet());
            for (Order order : sessions.of(account).purchases()) {
                if (order.stage() == Order.Stage.ANCHORED
                        && !claimed.contains(flow.nullifier(account, order.requestId()))) {
                    sent.add(settled(flow.claim(account, order, "claim")));
                }
            }
        }
        await(sent);
    }

    /** Reviewers commit a report for every purchase of the running competitions that has none. */
    public void commitReports() {
        long competition = cycle() - 1;
        List<CompletableFuture<OutboxEntry>> sent = new ArrayList<>();
        Map<Bytes, PublishedListing> listings = new HashMap<>();
        Map<Bytes, PublishedModel> models = new HashMap<>();
        Catalogue catalogue = new Catalogue(node.head());
        catalogue.listings().value().forEach(one -> listings.put(one.state().id(), one));
        catalogue.models().value().forEach(one -> models.put(one.state().id(), one));
        for (Persona reviewer : cast.all(Persona.Part.REVIEWER)) {
            Bytes account = cast.address(reviewer);
            for (PurchaseState purchase : purchases(account)) {
                PublishedListing listing = listings.get(purchase.listing());
                PublishedModel model = models.get(purchase.model());
                if (purchase.cycle() == competition
                        && purchase.commitment().isEmpty()
                        && listing != null
                        && model != null) {
                    TestReport report = report(reviewer, purchase, listing, model);
                    sent.add(settled(flow.commit(account, purchase.nullifier(), report, "commit")));
                }
            }
        }
        await(sent);
    }

    /** Reviewers reveal everything they committed. */
    public void revealReports() {
        long competition = cycle() - 1;
        List<CompletableFuture<OutboxEntry>> sent = new ArrayList<>();
        for (Persona reviewer : cast.all(Persona.Part.REVIEWER)) {
            Bytes account = cast.address(reviewer);
            Map<Bytes, Order> orders = new HashMap<>();
            sessions.of(account).purchases().forEach(one -> orders.put(flow.nullifier(account, one.requestId()), one));
            for (PurchaseState purchase : purchases(account)) {
                Order order = orders.get(purchase.nullifier());
                if (order != null
                        && purchase.cycle() == competition
                        && !purchase.commitment().isEmpty()
                        && purchase.report().isEmpty()) {
                    var parcel = Optional.ofNullable(order.parcel());
                    sent.add(settled(flow.reveal(account, purchase.nullifier(), parcel, "reveal")));
                }
            }
        }
        await(sent);
    }

    private TestReport report(
            Persona reviewer, PurchaseState purchase, PublishedListing listing, PublishedModel model) {
        Map<String, Double> reality = Good.all().stream()
                .filter(good -> good.gtin().equals(listing.document().gtin()))
                .findFirst()
                .map(good -> good.reality(model.document(), purchase.cycle()))
                .orElse(Map.of());
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return new ReportMaker(model.document(), listing.document(), reality)
                .report(purchase.lot(), purchase.nullifier(), Habit.of(reviewer), today);
    }

    private boolean idle(Persona buyer, long cycle) {
        return sessions.of(cast.address(buyer)).purchases().stream()
                .noneMatch(order -> phases.cycle(Math.max(1, order.placedHeight())) == cycle);
    }

    private List<PurchaseState> purchases(Bytes account) {
        return new Catalogue(node.head()).purchasesOf(account).value();
    }

    /** The cycle of the next block. */
    private long cycle() {
        return phases.cycle(node.status().height() + 1);
    }

    private CompletableFuture<OutboxEntry> settled(OutboxEntry entry) {
        return node.outbox().settled(entry.id());
    }

    /** Waits until everything sent has taken effect; a refusal is a fault of the sandbox. */
    static void await(List<CompletableFuture<OutboxEntry>> sent) {
        for (CompletableFuture<OutboxEntry> one : sent) {
            try {
                OutboxEntry entry = one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (entry.stage() != OutboxEntry.Stage.FINAL || entry.code() != ErrorCode.OK) {
                    throw new IllegalStateException("the sandbox's crowd was refused: " + entry.label() + " "
                            + entry.stage() + " " + entry.code() + " " + entry.detail());
                }
            } catch (TimeoutException | ExecutionException e) {
                throw new IllegalStateException("the sandbox's crowd waited in vain", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the sandbox is closing", e);
            }
        }
    }
}
