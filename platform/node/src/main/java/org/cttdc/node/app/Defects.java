package org.cttdc.node.app;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DefectState.DefectStage;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;

/**
 * Defects that a model let pass (protocol page, section 2; docs/adr/0231): reported by who bought the product, decided by arbitration,
 * and counted against model and listing once upheld.
 */
final class Defects {
    private static final int MAX_STATEMENT = 500;

    private Defects() {}

    static void report(TxContext tx, MarketMsg.ReportDefect msg) throws Rejection {
        PurchaseState purchase =
                tx.state().require(StateKeys.purchase(msg.purchase()), "claimed purchase " + msg.purchase());
        if (!purchase.owner().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "this purchase was claimed by another account");
        }
        if (tx.state().has(StateKeys.defect(msg.purchase()))) {
            throw new Rejection(ErrorCode.E_NULLIFIER_USED, "a defect of this purchase was already reported");
        }
        int length = msg.statement().getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > MAX_STATEMENT) {
            throw new Rejection(
                    ErrorCode.E_DOCUMENT, "a statement has 1 to " + MAX_STATEMENT + " bytes, not " + length);
        }
        TxContext.sized("the hash of the evidence", msg.evidence(), TxContext.HASH_SIZE);
        long bond = tx.params().market().defectBond();
        if (msg.bond() != bond) {
            throw new Rejection(ErrorCode.E_BOND, "a defect is bonded with " + bond + " uCTT, not " + msg.bond());
        }
        if (ModelEnds.isOver(tx.state(), Models.lineage(tx.state(), purchase.model()))) {
            throw new Rejection(ErrorCode.E_CLOSED, "the model is past its sunset and answers for nothing any more");
        }
        tx.ledger().lockBond(tx.signer(), bond, msg.purchase());
        put(tx.state(), opened(tx, msg, purchase));
        tx.state().append(StateKeys.modelDefects(purchase.model()), new Ref(msg.purchase()));
        countOpen(tx.state(), purchase.model(), 1);
    }

    /** Keeps a defect from lapsing: somebody opened a dispute about it. */
    static void dispute(StateStore state, Bytes id) {
        DefectState d = open(state, id);
        put(state, with(d, d.bond(), DefectStage.OPEN, true, 0));
    }

    /** Lets a defect lapse again: its dispute ended without a decision. */
    static void undecided(StateStore state, Bytes id) {
        DefectState d = open(state, id);
        put(state, with(d, d.bond(), DefectStage.OPEN, false, 0));
    }

    /**
     * Puts a decision on record. Upheld, it counts against model and listing, and the reporter gets the bond back and as much again out
     * of the model's; rejected, the bond is lost. {@code id} must be an open defect's.
     */
    static void decide(StateStore state, Ledger ledger, long height, Bytes id, boolean upheld) throws Rejection {
        DefectState d = open(state, id);
        if (upheld) {
            uphold(state, ledger, d);
        } else {
            ledger.loseBonds(d.bond());
        }
        put(state, with(d, 0, upheld ? DefectStage.UPHELD : DefectStage.REJECTED, d.disputed(), height));
        countOpen(state, d.model(), -1);
    }

    static void reclaim(TxContext tx, Bytes id) throws Rejection {
        DefectState d = tx.state().require(StateKeys.defect(id), "model or defect " + id);
        if (!d.reporter().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "this defect was reported by another account");
        }
        if (d.stage() != DefectStage.OPEN) {
            throw new Rejection(ErrorCode.E_ALREADY_CLAIMED, "the defect is " + d.stage() + " and holds no bond");
        }
        if (d.disputed()) {
            throw new Rejection(ErrorCode.E_UNDECIDED, "the defect is disputed and waits for its ruling");
        }
        long lapses = new CyclePhases(tx.params().cycleLength()).cycle(d.height())
                + 1
                + tx.params().market().defectCycles();
        if (tx.cycle() < lapses) {
            throw new Rejection(ErrorCode.E_NOT_VESTED, "an undecided defect lapses with cycle " + lapses);
        }
        tx.ledger().returnBond(d.reporter(), d.bond(), id);
        put(tx.state(), with(d, 0, DefectStage.LAPSED, false, tx.height()));
        countOpen(tx.state(), d.model(), -1);
    }

    private static void uphold(StateStore state, Ledger ledger, DefectState d) throws Rejection {
        ModelState m = state.require(StateKeys.model(d.model()), "model " + d.model());
        long bounty = Math.min(m.bond(), d.bond());
        ledger.returnBond(d.reporter(), d.bond(), d.purchase());
        ledger.bounty(d.reporter(), bounty, d.purchase());
        state.put(StateKeys.model(m.id()), m.withBond(m.bond() - bounty).withDefects(m.defects() + 1));
        ListingTerms terms = state.getOr(StateKeys.listingTerms(d.listing()), ListingTerms.OPEN);
        state.put(
                StateKeys.listingTerms(d.listing()),
                new ListingTerms(terms.predecessor(), terms.successor(), terms.closedFrom(), terms.defects() + 1));
    }

    private static DefectState open(StateStore state, Bytes id) {
        DefectState found = state.get(StateKeys.defect(id));
        if (found == null || found.stage() != DefectStage.OPEN) {
            throw new IllegalStateException("only an open defect is disputed and decided: " + id);
        }
        return found;
    }

    private static DefectState opened(TxContext tx, MarketMsg.ReportDefect msg, PurchaseState purchase) {
        return new DefectState(
                msg.purchase(),
                purchase.model(),
                purchase.listing(),
                tx.signer(),
                msg.statement(),
                msg.evidence(),
                msg.bond(),
                DefectStage.OPEN,
                false,
                tx.height(),
                0);
    }

    private static DefectState with(DefectState d, long bond, DefectStage stage, boolean disputed, long decidedHeight) {
        return new DefectState(
                d.purchase(),
                d.model(),
                d.listing(),
                d.reporter(),
                d.statement(),
                d.evidence(),
                bond,
                stage,
                disputed,
                d.height(),
                decidedHeight);
    }

    private static void put(StateStore state, DefectState defect) {
        state.put(StateKeys.defect(defect.purchase()), defect);
    }

    private static void countOpen(StateStore state, Bytes model, long change) {
        ModelLineage l = Models.lineage(state, model);
        state.put(
                StateKeys.lineage(model),
                new ModelLineage(
                        l.parent(),
                        l.royaltyPpm(),
                        l.depth(),
                        l.actsFrom(),
                        l.successor(),
                        l.endsFrom(),
                        l.closedFrom(),
                        l.openDefects() + change));
    }
}
