package org.cttdc.commerce.service;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.wire.Wire;
import org.cttdc.commerce.store.Database;
import org.cttdc.commerce.store.Tx;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.ListingState;

/** Turns a cart into orders, all or none, in one transaction; the same request ids again give the same orders. */
public final class Checkout {
    private static final BigInteger BPS = BigInteger.valueOf(10_000);
    private static final String INSERT = "insert into purchase_order (request_id, buyer, listing, merchant, title_en,"
            + " title_zh, lot, quantity, gross, fee, nullifier_commit, buyer_commit, promoter, stage, placed_height,"
            + " final_height, final_at, cycle, signature, path, pack_code, pack_path)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLACED', ?, 0, 0, -1, ?, ?, ?, ?)";

    private final Database database;
    private final Chain chain;

    public Checkout(Database database, Chain chain) {
        this.database = database;
        this.chain = chain;
    }

    /** The ids of the cart's orders, in its order. */
    public List<Long> place(Bytes buyer, List<OrderRequest> cart) {
        check(buyer, cart);
        StateView view = chain.head();
        Map<Bytes, ListingState> listings = new TreeMap<>();
        for (int i = 0; i < cart.size(); i++) {
            Bytes id = cart.get(i).listing();
            if (!listings.containsKey(id)) {
                listings.put(id, chain.onMarket(view, id, at(i, "listing")));
            }
        }
        return database.call(tx -> placeAll(tx, buyer, cart, listings, view.height()));
    }

    /** ⌊gross · bps / 10000⌋ fen. */
    public static long fee(long gross, int bps) {
        return BigInteger.valueOf(gross)
                .multiply(BigInteger.valueOf(bps))
                .divide(BPS)
                .longValueExact();
    }

    /** Rows are locked in the order of their listings, so that two carts cannot wait for each other. */
    private static List<Long> placeAll(
            Tx tx, Bytes buyer, List<OrderRequest> cart, Map<Bytes, ListingState> listings, long height)
            throws SQLException {
        Long[] ids = new Long[cart.size()];
        List<Integer> byListing = IntStream.range(0, cart.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> cart.get(i).listing()))
                .toList();
        for (int i : byListing) {
            OrderRequest request = cart.get(i);
            Optional<OrderRow> before = tx.first(
                    OrderRow.SELECT + "where o.buyer = ? and o.request_id = ?",
                    OrderRow::read,
                    buyer,
                    request.requestId());
            if (before.isPresent() && !before.get().answers(request)) {
                throw Refusals.bad(at(i, "requestId"), "was used for another order");
            }
            ListingState listing = listings.get(request.listing());
            if (listing == null) {
                throw new IllegalStateException("no listing was read for " + request.listing());
            }
            ids[i] = before.isPresent() ? before.get().order().id() : placeOne(tx, buyer, request, i, listing, height);
        }
        return List.of(ids);
    }

    private static long placeOne(Tx tx, Bytes buyer, OrderRequest request, int index, ListingState listing, long height)
            throws SQLException {
        Offer offer = Catalogue.find(tx, request.listing())
                .orElseThrow(() -> new CommerceException(
                        Code.NOT_FOUND, at(index, "listing") + ": is not on sale here", at(index, "listing")));
        if (!offer.merchant().equals(listing.merchant())) {
            throw new CommerceException(
                    Code.NOT_VERIFIED,
                    at(index, "listing") + ": the chain names another merchant",
                    at(index, "listing"));
        }
        if (tx.first("select 1 from purchase_order where nullifier_commit = ?", row -> 1, request.nullifierCommit())
                .isPresent()) {
            throw Refusals.bad(at(index, "nullifierCommit"), "was used before; draw new secrets for every order");
        }
        long gross = gross(offer.price(), request.quantity(), index);
        int taken = tx.update(
                "update lot set sold = sold + ? where listing = ? and lot = ? and units - sold >= ?",
                request.quantity(),
                request.listing(),
                offer.lot(),
                request.quantity());
        if (taken == 0) {
            throw new CommerceException(
                    Code.OUT_OF_STOCK,
                    at(index, "quantity") + ": lot " + offer.lot() + " has " + offer.stock() + " units left",
                    at(index, "quantity"));
        }
        return tx.insert(
                INSERT,
                request.requestId(),
                buyer,
                request.listing(),
                offer.merchant(),
                offer.titleEn(),
                offer.titleZh(),
                offer.lot(),
                request.quantity(),
                gross,
                fee(gross, listing.experienceFeeBps()),
                request.nullifierCommit(),
                request.buyerCommit(),
                request.promoter(),
                height,
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY);
    }

    private static long gross(long price, long quantity, int index) {
        BigInteger gross = BigInteger.valueOf(price).multiply(BigInteger.valueOf(quantity));
        if (gross.compareTo(BigInteger.valueOf(Refusals.MAX_GROSS)) > 0) {
            throw Refusals.bad(
                    at(index, "quantity"), "one order may cost at most " + Refusals.MAX_GROSS + " fen, not " + gross);
        }
        return gross.longValueExact();
    }

    private static void check(Bytes buyer, List<OrderRequest> cart) {
        Refusals.range("cart", cart.size(), 1, Wire.MAX_CART);
        Set<String> ids = new HashSet<>();
        Set<Bytes> commits = new HashSet<>();
        for (int i = 0; i < cart.size(); i++) {
            OrderRequest request = cart.get(i);
            Refusals.requestId(at(i, "requestId"), request.requestId());
            Refusals.size(at(i, "listing"), request.listing(), Sha256.SIZE);
            Refusals.range(at(i, "quantity"), request.quantity(), 1, Refusals.MAX_GROSS);
            Refusals.size(at(i, "nullifierCommit"), request.nullifierCommit(), Sha256.SIZE);
            Refusals.size(at(i, "buyerCommit"), request.buyerCommit(), Sha256.SIZE);
            if (!request.promoter().isEmpty()) {
                Refusals.size(at(i, "promoter"), request.promoter(), Address.SIZE);
            }
            if (request.promoter().equals(buyer)) {
                throw Refusals.bad(at(i, "promoter"), "nobody recommends to themselves");
            }
            if (!ids.add(request.requestId()) || !commits.add(request.nullifierCommit())) {
                throw Refusals.bad(at(i, "requestId"), "request id and nullifier commitment must differ in a cart");
            }
        }
    }

    private static String at(int index, String field) {
        return "cart[" + index + "]." + field;
    }
}
