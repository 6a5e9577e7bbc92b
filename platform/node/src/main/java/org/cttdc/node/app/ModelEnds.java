package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;

/** How a model ends: revised or given up, sold until its sunset, and its bond returned once nothing can be held against it. */
final class ModelEnds {
    private static final CommunityFunds NO_FUNDS = new CommunityFunds(0, 0, 0);

    private ModelEnds() {}

    static void retire(TxContext tx, MarketMsg.RetireModel msg) throws Rejection {
        ModelState model = owned(tx, msg.model());
        ModelLineage lineage = Models.lineage(tx.state(), model.id());
        if (lineage.ends()) {
            throw new Rejection(ErrorCode.E_CLOSED, "the model ends with cycle " + lineage.closedFrom() + " already");
        }
        end(tx, model.id(), lineage, Bytes.EMPTY);
    }

    /**
     * No new listing from the next cycle on; sold for {@code sunsetCycles} more, and one cycle for orders whose refund window closes
     * then.
     */
    static void end(TxContext tx, Bytes model, ModelLineage lineage, Bytes successor) {
        long next = tx.cycle() + 1;
        tx.state()
                .put(
                        StateKeys.lineage(model),
                        new ModelLineage(
                                lineage.parent(),
                                lineage.royaltyPpm(),
                                lineage.depth(),
                                lineage.actsFrom(),
                                successor,
                                next,
                                Math.addExact(next, tx.params().market().sunsetCycles() + 1L),
                                lineage.openDefects()));
    }

    /** Whether every competition of a model that ended is settled. */
    static boolean isOver(StateStore state, ModelLineage lineage) {
        return lineage.ends()
                && state.getOr(StateKeys.settlementQueue(), SettlementQueue.START)
                                .cycle()
                        >= lineage.closedFrom();
    }

    static void reclaim(TxContext tx, Bytes id) throws Rejection {
        ModelState model = owned(tx, id);
        ModelLineage lineage = Models.lineage(tx.state(), id);
        if (!lineage.ends()) {
            throw new Rejection(ErrorCode.E_NOT_VESTED, "the model is in use: revise it or give it up first");
        }
        if (!isOver(tx.state(), lineage)) {
            throw new Rejection(
                    ErrorCode.E_NOT_SETTLED,
                    "the bond answers for the model until everything before cycle " + lineage.closedFrom()
                            + " is settled");
        }
        if (lineage.openDefects() > 0) {
            throw new Rejection(ErrorCode.E_UNDECIDED, lineage.openDefects() + " defects of the model are undecided");
        }
        if (model.bond() == 0 && model.rolledPurse() == 0) {
            throw new Rejection(ErrorCode.E_ALREADY_CLAIMED, "the model holds no bond and no purse any more");
        }
        tx.ledger().returnBond(model.author(), model.bond(), id);
        handOn(tx.state(), model, lineage.successor());
        tx.state().put(StateKeys.model(id), model.withBond(0).withRolled(0));
    }

    /** A purse that rolled over joins the successor's; without one it serves audits. */
    private static void handOn(StateStore state, ModelState model, Bytes successor) {
        ModelState next = successor.isEmpty() ? null : state.get(StateKeys.model(successor));
        if (next != null) {
            long rolled = Math.addExact(next.rolledPurse(), model.rolledPurse());
            state.put(StateKeys.model(successor), next.withRolled(rolled));
        } else {
            CommunityFunds funds = state.getOr(StateKeys.communityFunds(), NO_FUNDS);
            state.put(
                    StateKeys.communityFunds(),
                    new CommunityFunds(
                            Math.addExact(funds.audit(), model.rolledPurse()), funds.recommenders(), funds.treasury()));
        }
    }

    private static ModelState owned(TxContext tx, Bytes id) throws Rejection {
        ModelState model = tx.state().require(StateKeys.model(id), "model " + id);
        if (!model.author().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "this is another author's model");
        }
        return model;
    }
}
