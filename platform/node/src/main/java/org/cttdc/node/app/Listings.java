package org.cttdc.node.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.Lot;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;

/** Listings (protocol page, section 2). */
final class Listings {
    private Listings() {}

    static void publish(TxContext tx, Msg.PublishListing msg) throws Rejection {
        store(tx, DocumentChecks.read(msg.document(), ListingDeclaration.class), msg);
    }

    static void revise(TxContext tx, MarketMsg.ReviseListing msg) throws Rejection {
        ListingTerms old = owned(tx, msg.listing());
        ListingDeclaration listing = DocumentChecks.read(msg.document(), ListingDeclaration.class);
        ListingDeclaration before = DocumentChecks.stored(tx.state(), msg.listing(), ListingDeclaration.class);
        if (!listing.gtin().equals(before.gtin())) {
            throw new Rejection(
                    ErrorCode.E_DOCUMENT, "$.gtin: the listing is of trade item " + before.gtin() + ", not another");
        }
        Bytes id = store(tx, listing, new Msg.PublishListing(msg.document(), msg.experienceFeeBps(), msg.lots()));
        long closes = old.closed() ? old.closedFrom() : closesFrom(tx);
        tx.state()
                .put(
                        StateKeys.listingTerms(msg.listing()),
                        new ListingTerms(old.predecessor(), id, closes, old.defects()));
        tx.state().put(StateKeys.listingTerms(id), new ListingTerms(msg.listing(), Bytes.EMPTY, 0, 0));
    }

    static void suspend(TxContext tx, MarketMsg.SuspendListing msg) throws Rejection {
        ListingTerms old = owned(tx, msg.listing());
        if (old.closed() == msg.suspended()) {
            throw new Rejection(
                    ErrorCode.E_CLOSED,
                    msg.suspended() ? "the listing is off the market already" : "the listing is on the market already");
        }
        tx.state()
                .put(
                        StateKeys.listingTerms(msg.listing()),
                        new ListingTerms(
                                old.predecessor(), Bytes.EMPTY, msg.suspended() ? closesFrom(tx) : 0, old.defects()));
    }

    /** What is sold in this cycle may become final in the next; orders of later cycles were sold after the listing had closed. */
    private static long closesFrom(TxContext tx) {
        return tx.cycle() + 2;
    }

    /** Refuses orders that were sold while listing or model was closed. */
    static void requireSold(StateStore state, ListingState listing, long cycle) throws Rejection {
        ListingTerms terms = terms(state, listing.id());
        if (!terms.takes(cycle)) {
            throw new Rejection(
                    ErrorCode.E_CLOSED,
                    "listing " + listing.id() + " is off the market: orders of cycle " + terms.closedFrom()
                            + " on are refused");
        }
        ModelLineage lineage = Models.lineage(state, listing.model());
        if (!lineage.takes(cycle)) {
            throw new Rejection(
                    ErrorCode.E_CLOSED,
                    "model " + listing.model() + " is past its sunset: orders of cycle " + lineage.closedFrom()
                            + " on are refused");
        }
    }

    private static ListingTerms terms(StateStore state, Bytes listing) {
        return state.getOr(StateKeys.listingTerms(listing), ListingTerms.OPEN);
    }

    /** Terms of the signer's own listing, refused once another took its place. */
    private static ListingTerms owned(TxContext tx, Bytes id) throws Rejection {
        ListingState listing = tx.state().require(StateKeys.listing(id), "listing " + id);
        if (!listing.merchant().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "this is another merchant's listing");
        }
        ListingTerms terms = terms(tx.state(), id);
        if (!terms.successor().isEmpty()) {
            throw new Rejection(ErrorCode.E_SUPERSEDED, "the listing was already replaced by " + terms.successor());
        }
        return terms;
    }

    private static Bytes store(TxContext tx, ListingDeclaration listing, Msg.PublishListing msg) throws Rejection {
        Bytes id = Sha256.of(msg.document());
        DocumentChecks.refuseDuplicate(tx.state(), id);
        Bytes modelId = Bytes.of(listing.model().bytes());
        tx.state().require(StateKeys.model(modelId), "model " + modelId);
        Models.requireListable(tx, modelId);
        QualityModel model = DocumentChecks.stored(tx.state(), modelId, QualityModel.class);
        DocumentChecks.refuse(Conformance.check(model, listing));
        Members.requireMerchant(tx, tx.signer());
        References.check(tx.state(), model, listing);
        ChainParams params = tx.params();
        if (msg.experienceFeeBps() < params.minFeeBps() || msg.experienceFeeBps() > params.maxFeeBps()) {
            throw new Rejection(
                    ErrorCode.E_FEE_RANGE,
                    "the experience fee is " + params.minFeeBps() + " to " + params.maxFeeBps() + " basis points, not "
                            + msg.experienceFeeBps());
        }
        checkLots(listing.lots(), msg.lots());
        tx.state().put(StateKeys.document(id), new Document(msg.document()));
        tx.state()
                .put(
                        StateKeys.listing(id),
                        new ListingState(id, modelId, tx.signer(), msg.experienceFeeBps(), msg.lots(), tx.height()));
        tx.state().append(StateKeys.listings(), new Ref(id));
        tx.state().append(StateKeys.listingsOfModel(modelId), new Ref(id));
        return id;
    }

    /** Every lot the document names has one seal, and no other lot has. */
    private static void checkLots(List<Lot> named, List<Msg.LotSeal> seals) throws Rejection {
        Map<String, Msg.LotSeal> byName = new TreeMap<>();
        for (Msg.LotSeal seal : seals) {
            TxContext.sized("the unit root of lot " + seal.lot(), seal.unitRoot(), TxContext.HASH_SIZE);
            TxContext.positive("the number of units of lot " + seal.lot(), seal.units());
            if (byName.put(seal.lot(), seal) != null) {
                throw new Rejection(ErrorCode.E_DOCUMENT, "lot " + seal.lot() + " is sealed twice");
            }
        }
        for (Lot lot : named) {
            Msg.LotSeal seal = byName.remove(lot.id());
            if (seal == null) {
                throw new Rejection(ErrorCode.E_DOCUMENT, "lot " + lot.id() + " of the document is not sealed");
            }
            ContentId unitRoot = lot.unitRoot();
            if (unitRoot != null && !Bytes.of(unitRoot.bytes()).equals(seal.unitRoot())) {
                throw new Rejection(
                        ErrorCode.E_DOCUMENT,
                        "lot " + lot.id() + " is sealed with another root than the document says");
            }
        }
        if (!byName.isEmpty()) {
            throw new Rejection(ErrorCode.E_DOCUMENT, "the document does not name the sealed lots " + byName.keySet());
        }
    }
}
