package org.cttdc.app.sandbox;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.cttdc.commerce.api.Offer;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.merchant.flow.ListingFlow;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;

/** Brings a freshly seeded sandbox into the present: everything is on sale, a competition runs, and the member owns a purchase. */
final class Present {
    private final Sandbox sandbox;
    private final ListingFlow merchants;
    private final LightNode node;

    Present(Sandbox sandbox, ListingFlow merchants, LightNode node) {
        this.sandbox = sandbox;
        this.merchants = merchants;
        this.node = node;
    }

    void begin() throws IOException {
        putOnSale();
        Crowd crowd = sandbox.crowd();
        crowd.orderSomething();
        memberOrders();
        while (sandbox.place().phase() != Phase.BATCHES) {
            sandbox.skipPhase();
        }
        sandbox.awaitAnchored();
        crowd.claimPurchases();
    }

    private void putOnSale() {
        List<PublishedListing> listings = new Catalogue(node.head()).listings().value();
        for (PublishedListing listing : listings) {
            Good good = Good.all().stream()
                    .filter(one -> one.gtin().equals(listing.document().gtin()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("an unknown listing in a fresh sandbox"));
            merchants.offer(
                    listing.state().merchant(), listing.state().id(), listing.document(), Good.LOT, good.price());
        }
    }

    private void memberOrders() {
        Persona member = sandbox.cast().one(Persona.Part.MEMBER);
        Offer offer = sandbox.commerce().offers().stream()
                .min(Comparator.comparingLong(Offer::price))
                .orElseThrow(() -> new IllegalStateException("nothing is on sale in a fresh sandbox"));
        sandbox.crowd().order(member, offer, 1);
    }
}
