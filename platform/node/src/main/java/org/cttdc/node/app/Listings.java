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
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;

/** Listings (protocol page, section 2). */
final class Listings {
    private Listings() {}

    static void publish(TxContext tx, Msg.PublishListing msg) throws Rejection {
        ListingDeclaration listing = DocumentChecks.read(msg.document(), ListingDeclaration.class);
        Bytes id = Sha256.of(msg.document());
        DocumentChecks.refuseDuplicate(tx.state(), id);
        Bytes modelId = Bytes.of(listing.model().bytes());
        tx.state().require(StateKeys.model(modelId), "model " + modelId);
        QualityModel model = DocumentChecks.stored(tx.state(), modelId, QualityModel.class);
        DocumentChecks.refuse(Conformance.check(model, listing));
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
