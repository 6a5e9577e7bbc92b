package org.cttdc.reviewer.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cttdc.commerce.api.Offer;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.jspecify.annotations.Nullable;

/** What is on sale: the platform's word, each offer held against the verified listing it names. */
final class Shop {
    private Shop() {}

    /**
     * An offer and what the chain proves about it.
     *
     * @param listing null where the chain has no such listing
     * @param model null where it has no such model
     */
    record Row(
            Offer offer,
            @Nullable PublishedListing listing,
            @Nullable PublishedModel model) {

        /** Whether what the platform says of the listing is what the chain has. */
        boolean holds() {
            PublishedListing published = listing;
            return published != null
                    && model != null
                    && published.state().model().equals(offer.model())
                    && published.state().merchant().equals(offer.merchant())
                    && published.state().experienceFeeBps() == offer.experienceFeeBps()
                    && published.state().lots().stream()
                            .anyMatch(lot -> lot.lot().equals(offer.lot()));
        }
    }

    /** Joins offers with the listings and models of one verified state. */
    static Verified<List<Row>> join(List<Offer> offers, StateView view) {
        Catalogue catalogue = new Catalogue(view);
        Map<Bytes, PublishedModel> models = catalogue.models().value().stream()
                .collect(Collectors.toMap(model -> model.state().id(), Function.identity()));
        return catalogue.listings().map(listings -> {
            Map<Bytes, PublishedListing> byId = listings.stream()
                    .collect(Collectors.toMap(listing -> listing.state().id(), Function.identity()));
            List<Row> rows = new ArrayList<>(offers.size());
            offers.forEach(offer -> rows.add(new Row(offer, byId.get(offer.listing()), models.get(offer.model()))));
            return List.copyOf(rows);
        });
    }
}
