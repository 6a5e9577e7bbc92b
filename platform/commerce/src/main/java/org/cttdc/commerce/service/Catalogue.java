package org.cttdc.commerce.service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.store.Database;
import org.cttdc.commerce.store.Tx;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.rules.PackCodes;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;

/** Lots on sale. A listing is offered only as the chain proves it: its merchant, its fee, its sealed lots. */
public final class Catalogue {
    /** Most units of a lot; their codes are derived again for every parcel. */
    private static final long MAX_UNITS = 200_000;

    private static final String SELECT = "select o.*, l.units - l.sold as stock from offer o"
            + " join lot l on l.listing = o.listing and l.lot = o.lot ";

    private final Database database;
    private final Chain chain;

    public Catalogue(Database database, Chain chain) {
        this.database = database;
        this.chain = chain;
    }

    /** One page of everything on sale, in an order that does not change. */
    public List<Offer> offers(long from, int limit) {
        return database.call(
                tx -> tx.list(SELECT + "order by o.listing limit ? offset ?", Catalogue::read, limit, from));
    }

    /** Puts a lot on sale for its merchant. */
    public Offer offer(Bytes merchant, OfferRequest request) {
        check(request);
        StateView view = chain.head();
        ListingState listing = chain.onMarket(view, request.listing(), "listing");
        if (!listing.merchant().equals(merchant)) {
            throw new CommerceException(
                    Code.UNAUTHORIZED, "listing: only the merchant who published it may sell it", "listing");
        }
        Msg.LotSeal seal = listing.lots().stream()
                .filter(lot -> lot.lot().equals(request.lot()))
                .findFirst()
                .orElseThrow(() -> Refusals.bad("lot", "the listing on the chain has no lot " + request.lot()));
        Refusals.range("lot units", seal.units(), 1, MAX_UNITS);
        Bytes root = MerkleTree.root(PackCodes.codes(request.lotSecret(), Math.toIntExact(seal.units())));
        if (!root.equals(seal.unitRoot())) {
            throw Refusals.bad("lotSecret", "does not lead to the lot's unit root on the chain");
        }
        return database.call(tx -> store(tx, request, listing, seal, view.height()));
    }

    /** Proves every offer again at the view's height and takes those off sale that no longer hold. Returns how many. */
    public int verifyAgain(StateView view) {
        List<Offer> all = database.call(tx -> tx.list(SELECT, Catalogue::read));
        MarketState market = chain.market(view, all.stream().map(Offer::listing).toList());
        long cycle = chain.cycle(view);
        int withdrawn = 0;
        for (Offer offer : all) {
            ListingState listing = market.listings().get(StateKeys.listing(offer.listing()));
            boolean holds = listing != null
                    && listing.merchant().equals(offer.merchant())
                    && market.sells(offer.listing(), cycle);
            withdrawn += holds ? 0 : 1;
            database.run(tx -> {
                if (holds) {
                    tx.update("update offer set verified_height = ? where listing = ?", view.height(), offer.listing());
                } else {
                    tx.update("delete from offer where listing = ?", offer.listing());
                }
            });
        }
        return withdrawn;
    }

    private static void check(OfferRequest request) {
        Refusals.size("listing", request.listing(), Sha256.SIZE);
        Refusals.title("titleEn", request.titleEn());
        Refusals.title("titleZh", request.titleZh());
        Refusals.range("price", request.price(), 1, Refusals.MAX_GROSS);
        Refusals.lot("lot", request.lot());
        Refusals.size("lotSecret", request.lotSecret(), PackCodes.SECRET_SIZE);
    }

    private static Offer store(Tx tx, OfferRequest request, ListingState listing, Msg.LotSeal seal, long height)
            throws SQLException {
        Bytes id = listing.id();
        if (tx.first("select 1 from lot where listing = ? and lot = ?", row -> 1, id, seal.lot())
                .isEmpty()) {
            tx.update(
                    "insert into lot (listing, lot, secret, units, sold, shipped) values (?, ?, ?, ?, 0, 0)",
                    id,
                    seal.lot(),
                    request.lotSecret(),
                    seal.units());
        }
        tx.update("delete from offer where listing = ?", id);
        tx.update(
                "insert into offer (listing, model, merchant, title_en, title_zh, price, fee_bps, lot, verified_height)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                listing.model(),
                listing.merchant(),
                request.titleEn().strip(),
                request.titleZh().strip(),
                request.price(),
                listing.experienceFeeBps(),
                seal.lot(),
                height);
        return tx.first(SELECT + "where o.listing = ?", Catalogue::read, id).orElseThrow();
    }

    static Offer read(ResultSet row) throws SQLException {
        return new Offer(
                Tx.bytes(row, "listing"),
                Tx.bytes(row, "model"),
                Tx.bytes(row, "merchant"),
                row.getString("title_en"),
                row.getString("title_zh"),
                row.getLong("price"),
                row.getInt("fee_bps"),
                row.getString("lot"),
                row.getLong("stock"),
                row.getLong("verified_height"));
    }

    /** The offer of a listing inside a transaction, or empty. */
    static java.util.Optional<Offer> find(Tx tx, Bytes listing) throws SQLException {
        return tx.first(SELECT + "where o.listing = ?", Catalogue::read, listing);
    }
}
