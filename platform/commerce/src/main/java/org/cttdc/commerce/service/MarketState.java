package org.cttdc.commerce.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;

/** What the verified chain says of listings: themselves, their terms, and what became of their models. */
public record MarketState(
        Map<StateKey<ListingState>, ListingState> listings,
        Map<StateKey<ListingTerms>, ListingTerms> terms,
        Map<StateKey<ModelLineage>, ModelLineage> models) {

    /** Reads everything about some listings in three proofs. */
    public static MarketState read(StateView view, Collection<Bytes> ids) {
        Map<StateKey<ListingState>, ListingState> listings =
                view.readAll(ids.stream().map(StateKeys::listing).toList()).value();
        List<StateKey<ModelLineage>> models = new ArrayList<>();
        for (ListingState listing : listings.values()) {
            StateKey<ModelLineage> key = StateKeys.lineage(listing.model());
            if (!models.contains(key)) {
                models.add(key);
            }
        }
        return new MarketState(
                listings,
                view.readAll(ids.stream().map(StateKeys::listingTerms).toList()).value(),
                view.readAll(models).value());
    }

    /** Whether a listing may be sold in a cycle. */
    public boolean sells(Bytes id, long cycle) {
        ListingState listing = listings.get(StateKeys.listing(id));
        return listing != null && !terms(id).closed() && lineage(listing).sells(cycle);
    }

    /** Whether the chain takes a listing's orders of a cycle. */
    public boolean takes(Bytes id, long cycle) {
        ListingState listing = listings.get(StateKeys.listing(id));
        return listing != null && terms(id).takes(cycle) && lineage(listing).takes(cycle);
    }

    private ListingTerms terms(Bytes id) {
        return terms.getOrDefault(StateKeys.listingTerms(id), ListingTerms.OPEN);
    }

    private ModelLineage lineage(ListingState listing) {
        return models.getOrDefault(StateKeys.lineage(listing.model()), ModelLineage.ORIGINAL);
    }
}
