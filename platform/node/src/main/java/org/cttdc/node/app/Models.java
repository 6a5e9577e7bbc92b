package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Version;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;

/** Quality models (protocol page, section 2). */
final class Models {
    private Models() {}

    static void publish(TxContext tx, Msg.PublishModel msg) throws Rejection {
        QualityModel model = DocumentChecks.read(msg.document(), QualityModel.class);
        Bytes id = Sha256.of(msg.document());
        DocumentChecks.refuseDuplicate(tx.state(), id);
        if (msg.bond() < tx.params().modelBond()) {
            throw new Rejection(
                    ErrorCode.E_BOND,
                    "a model is bonded with at least " + tx.params().modelBond() + " uCTT, not " + msg.bond());
        }
        Bytes supersedes = superseded(tx, model);
        tx.ledger().lockBond(tx.signer(), msg.bond(), id);
        tx.state().put(StateKeys.document(id), new Document(msg.document()));
        tx.state()
                .put(
                        StateKeys.model(id),
                        new ModelState(
                                id,
                                tx.signer(),
                                model.series(),
                                model.version().toString(),
                                supersedes,
                                msg.bond(),
                                tx.height(),
                                0,
                                0,
                                0));
        tx.state().append(StateKeys.models(), new Ref(id));
    }

    private static Bytes superseded(TxContext tx, QualityModel model) throws Rejection {
        ContentId supersedes = model.supersedes();
        if (supersedes == null) {
            return Bytes.EMPTY;
        }
        Bytes id = Bytes.of(supersedes.bytes());
        ModelState before = tx.state().require(StateKeys.model(id), "model " + id + " to supersede");
        if (!before.author().equals(tx.signer()) || !before.series().equals(model.series())) {
            throw new Rejection(
                    ErrorCode.E_UNAUTHORIZED, "only the author of a model may supersede it, within its series");
        }
        Version earlier =
                DocumentChecks.stored(tx.state(), id, QualityModel.class).version();
        if (model.version().compareTo(earlier) <= 0) {
            throw new Rejection(
                    ErrorCode.E_DOCUMENT, "$.version: " + model.version() + " does not come after " + earlier);
        }
        return id;
    }
}
