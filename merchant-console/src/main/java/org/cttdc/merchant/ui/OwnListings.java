package org.cttdc.merchant.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;

/** Reads a merchant's listings with the models they answer, newest first. */
final class OwnListings {
    private OwnListings() {}

    /** A listing, the model it answers, and what became of it. */
    record Row(PublishedListing listing, PublishedModel model, ListingTerms terms) {
        Bytes id() {
            return listing.state().id();
        }
    }

    /** All listings of the merchant in this state; complete, because the list of all listings is. */
    static Verified<List<Row>> of(StateView view, Bytes merchant) {
        Catalogue catalogue = new Catalogue(view);
        Map<Bytes, PublishedModel> models = catalogue.models().value().stream()
                .collect(Collectors.toMap(model -> model.state().id(), model -> model));
        return catalogue.listings().map(all -> {
            List<Row> rows = new ArrayList<>();
            for (PublishedListing listing : all.reversed()) {
                PublishedModel model = models.get(listing.state().model());
                if (listing.state().merchant().equals(merchant) && model != null) {
                    ListingTerms terms = view.read(
                                    StateKeys.listingTerms(listing.state().id()))
                            .value()
                            .orElse(ListingTerms.OPEN);
                    rows.add(new Row(listing, model, terms));
                }
            }
            return List.copyOf(rows);
        });
    }
}
