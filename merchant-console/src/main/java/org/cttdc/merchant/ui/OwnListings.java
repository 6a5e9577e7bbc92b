package org.cttdc.merchant.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;

/** Reads a merchant's listings with the models they answer, newest first. */
final class OwnListings {
    private OwnListings() {}

    /** A listing and the model it answers. */
    record Row(PublishedListing listing, PublishedModel model) {
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
                    rows.add(new Row(listing, model));
                }
            }
            return List.copyOf(rows);
        });
    }
}
