package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Version;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.MarketParams;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;

/** Quality models (protocol page, section 2): new ones, forks and revisions. */
final class Models {
    private Models() {}

    /** A document that may become a model. */
    private record Draft(QualityModel model, Bytes id, Bytes json, long bond) {}

    /** What a model starts with: a revision carries its predecessor's record on, so that revising does not wash it. */
    private record Start(Bytes supersedes, long finalOrders, long defects, ModelLineage lineage) {
        static Start afresh(ModelLineage lineage) {
            return new Start(Bytes.EMPTY, 0, 0, lineage);
        }
    }

    static void publish(TxContext tx, Msg.PublishModel msg) throws Rejection {
        Draft draft = draft(tx, msg.document(), msg.bond());
        requireFirst(draft.model());
        store(tx, draft, Start.afresh(ModelLineage.ORIGINAL));
    }

    static void fork(TxContext tx, MarketMsg.ForkModel msg) throws Rejection {
        Draft draft = draft(tx, msg.document(), msg.bond());
        requireFirst(draft.model());
        ModelState parent = tx.state().require(StateKeys.model(msg.parent()), "model " + msg.parent() + " to build on");
        if (parent.series().equals(draft.model().series())) {
            throw new Rejection(ErrorCode.E_DOCUMENT, "$.series: a fork has a series of its own");
        }
        MarketParams params = tx.params().market();
        int depth = lineage(tx.state(), msg.parent()).depth() + 1;
        if (depth > params.maxForkDepth()) {
            throw new Rejection(
                    ErrorCode.E_LINEAGE, "a model has at most " + params.maxForkDepth() + " ancestors, not " + depth);
        }
        if (msg.royaltyPpm() < 0 || msg.royaltyPpm() > params.maxRoyaltyPpm()) {
            throw new Rejection(
                    ErrorCode.E_LINEAGE,
                    "a royalty is 0 to " + params.maxRoyaltyPpm() + " ppm of the author's share, not "
                            + msg.royaltyPpm());
        }
        store(
                tx,
                draft,
                Start.afresh(new ModelLineage(msg.parent(), msg.royaltyPpm(), depth, 0, Bytes.EMPTY, 0, 0, 0)));
    }

    static void revise(TxContext tx, MarketMsg.ReviseModel msg) throws Rejection {
        Draft draft = draft(tx, msg.document(), msg.bond());
        ModelState before = superseded(tx, draft.model());
        ModelLineage old = lineage(tx.state(), before.id());
        if (!old.successor().isEmpty()) {
            throw new Rejection(ErrorCode.E_SUPERSEDED, "the model was already revised by " + old.successor());
        }
        if (old.ends()) {
            throw new Rejection(ErrorCode.E_CLOSED, "the model was given up");
        }
        ModelEnds.end(tx, before.id(), old, draft.id());
        long next = tx.cycle() + 1;
        store(
                tx,
                draft,
                new Start(
                        before.id(),
                        before.finalOrders(),
                        before.defects(),
                        new ModelLineage(old.parent(), old.royaltyPpm(), old.depth(), next, Bytes.EMPTY, 0, 0, 0)));
    }

    /** Where a model comes from and what follows it. */
    static ModelLineage lineage(StateStore state, Bytes model) {
        return state.getOr(StateKeys.lineage(model), ModelLineage.ORIGINAL);
    }

    /** Refuses unless a listing may be published under the model now. */
    static void requireListable(TxContext tx, Bytes model) throws Rejection {
        ModelLineage lineage = lineage(tx.state(), model);
        long cycle = tx.cycle();
        if (cycle < lineage.actsFrom()) {
            throw new Rejection(
                    ErrorCode.E_PHASE,
                    "model " + model + " acts from cycle " + lineage.actsFrom() + " on; now is cycle " + cycle);
        }
        if (lineage.ends() && cycle >= lineage.endsFrom()) {
            throw new Rejection(
                    ErrorCode.E_CLOSED,
                    "model " + model + " takes no listings from cycle " + lineage.endsFrom() + " on");
        }
    }

    private static Draft draft(TxContext tx, Bytes document, long bond) throws Rejection {
        QualityModel model = DocumentChecks.read(document, QualityModel.class);
        Bytes id = Sha256.of(document);
        DocumentChecks.refuseDuplicate(tx.state(), id);
        if (bond < tx.params().modelBond()) {
            throw new Rejection(
                    ErrorCode.E_BOND,
                    "a model is bonded with at least " + tx.params().modelBond() + " uCTT, not " + bond);
        }
        return new Draft(model, id, document, bond);
    }

    private static void requireFirst(QualityModel model) throws Rejection {
        if (model.supersedes() != null) {
            throw new Rejection(ErrorCode.E_DOCUMENT, "$.supersedes: what follows another version is a revision of it");
        }
    }

    private static void store(TxContext tx, Draft draft, Start start) throws Rejection {
        Bytes id = draft.id();
        tx.ledger().lockBond(tx.signer(), draft.bond(), id);
        tx.state().put(StateKeys.document(id), new Document(draft.json()));
        tx.state()
                .put(
                        StateKeys.model(id),
                        new ModelState(
                                id,
                                tx.signer(),
                                draft.model().series(),
                                draft.model().version().toString(),
                                start.supersedes(),
                                draft.bond(),
                                tx.height(),
                                start.finalOrders(),
                                start.defects(),
                                0));
        tx.state().put(StateKeys.lineage(id), start.lineage());
        tx.state().append(StateKeys.models(), new Ref(id));
    }

    private static ModelState superseded(TxContext tx, QualityModel model) throws Rejection {
        ContentId supersedes = model.supersedes();
        if (supersedes == null) {
            throw new Rejection(ErrorCode.E_DOCUMENT, "$.supersedes: a revision names the version before");
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
        return before;
    }
}
