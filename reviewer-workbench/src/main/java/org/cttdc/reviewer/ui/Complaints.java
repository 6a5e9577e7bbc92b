package org.cttdc.reviewer.ui;

import java.util.Optional;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.StateKeys;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer complained of: a defect of what was bought, or an order left out.
 *
 * @param defect null where none was reported
 * @param omission null where the order was not challenged
 */
record Complaints(@Nullable DefectState defect, @Nullable OmissionState omission) {
    static final Complaints NONE = new Complaints(null, null);

    /** What the chain has of a purchase. */
    static Complaints of(StateView view, Purchases.Row row) {
        PurchaseState state = row.state();
        Order order = row.order();
        Receipt receipt = order == null ? null : order.receipt();
        Optional<DefectState> defect = state == null
                ? Optional.empty()
                : view.read(StateKeys.defect(state.nullifier())).value();
        Optional<OmissionState> omission = receipt == null
                ? Optional.empty()
                : view.read(StateKeys.omission(receipt.leaf().nullifierCommit()))
                        .value();
        return new Complaints(defect.orElse(null), omission.orElse(null));
    }

    /** Whether the order was left out of the batches it was promised for and may be challenged now. */
    static boolean isLeftOut(Purchases.Row row, Moment now) {
        Order order = row.order();
        if (order == null
                || row.state() != null
                || order.stage() != Order.Stage.FINAL
                || order.receipt() == null
                || order.inclusion() != null) {
            return false;
        }
        CyclePhases phases = now.phases();
        return now.next() >= phases.firstHeight(order.cycle() + 2, Phase.COMMITS)
                && now.next() <= phases.lastHeight(order.cycle() + 3, Phase.UPDATES);
    }
}
