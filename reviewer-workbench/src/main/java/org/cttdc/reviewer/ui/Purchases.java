package org.cttdc.reviewer.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceSessions;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.jspecify.annotations.Nullable;

/** A person's orders, told by the platform, joined with their purchases, proved by the chain. */
final class Purchases {
    private Purchases() {}

    /**
     * One purchase; at least one of order and state is there.
     *
     * @param order null where the platform does not tell of it
     * @param state null before it is claimed
     * @param listing null where the chain has none
     * @param model null where the chain has none
     * @param competing another purchase of this person's already has a report in the same competition
     */
    record Row(
            @Nullable Order order,
            @Nullable PurchaseState state,
            @Nullable PublishedListing listing,
            @Nullable PublishedModel model,
            boolean competing) {

        /** Names the row for navigation; stable while the purchase moves on where its order is known. */
        String id() {
            Order told = order;
            PurchaseState proved = state;
            if (told != null) {
                return "order-" + told.id();
            }
            return proved == null ? "" : proved.nullifier().hex();
        }

        /** Whether an argument of navigation names this row. */
        boolean isNamed(String argument) {
            PurchaseState proved = state;
            return id().equals(argument)
                    || (proved != null && proved.nullifier().hex().equals(argument));
        }

        /** The competition's cycle as far as it is known, or -1. */
        long cycle() {
            Order told = order;
            PurchaseState proved = state;
            if (proved != null) {
                return proved.cycle();
            }
            return told == null ? -1 : told.cycle();
        }
    }

    /** The orders of an account, or empty where the platform does not answer; what the chain proves is there without it. */
    static Optional<List<Order>> told(CommerceSessions sessions, Bytes account) {
        if (account.isEmpty()) {
            return Optional.of(List.of());
        }
        try {
            return Optional.of(sessions.of(account).purchases());
        } catch (CommerceException e) {
            return Optional.empty();
        }
    }

    /** Newest first: orders as the platform lists them, then purchases it does not tell of. */
    static Verified<List<Row>> join(List<Order> orders, StateView view, Bytes owner) {
        Catalogue catalogue = new Catalogue(view);
        Verified<List<PurchaseState>> proved = catalogue.purchasesOf(owner);
        Map<Bytes, PurchaseState> byCommit = new HashMap<>();
        proved.value().forEach(one -> byCommit.put(PurchaseProof.nullifierCommit(one.nullifier()), one));
        Books books = new Books(catalogue, proved.value());
        List<Row> rows = new ArrayList<>();
        Set<Bytes> told = new HashSet<>();
        for (Order order : orders) {
            Receipt receipt = order.receipt();
            PurchaseState state =
                    receipt == null ? null : byCommit.get(receipt.leaf().nullifierCommit());
            if (state != null) {
                told.add(state.nullifier());
            }
            rows.add(books.row(order, state, order.listing()));
        }
        for (PurchaseState state : proved.value().reversed()) {
            if (!told.contains(state.nullifier())) {
                rows.add(books.row(null, state, state.listing()));
            }
        }
        List<Row> all = List.copyOf(rows);
        return proved.map(_ -> all);
    }

    /** Listings and models by id, and what this person reviewed. */
    private static final class Books {
        private final Map<Bytes, PublishedListing> listings = new HashMap<>();
        private final Map<Bytes, PublishedModel> models = new HashMap<>();
        private final List<PurchaseState> proved;

        Books(Catalogue catalogue, List<PurchaseState> proved) {
            catalogue.listings().value().forEach(one -> listings.put(one.state().id(), one));
            catalogue.models().value().forEach(one -> models.put(one.state().id(), one));
            this.proved = proved;
        }

        Row row(@Nullable Order order, @Nullable PurchaseState state, Bytes listingId) {
            PublishedListing listing = listings.get(listingId);
            PublishedModel model =
                    listing == null ? null : models.get(listing.state().model());
            Row row = new Row(order, state, listing, model, false);
            return new Row(order, state, listing, model, isCompeting(row));
        }

        private boolean isCompeting(Row row) {
            PublishedModel model = row.model();
            PurchaseState own = row.state();
            return model != null
                    && proved.stream()
                            .anyMatch(
                                    other -> other.model().equals(model.state().id())
                                            && other.cycle() == row.cycle()
                                            && !other.commitment().isEmpty()
                                            && (own == null || !own.nullifier().equals(other.nullifier())));
        }
    }
}
