package org.cttdc.reviewer.ui;

import java.nio.ByteBuffer;
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
 * @param dispute number of the newest dispute about the defect, or -1
 * @param omission null where the order was not challenged
 */
record Complaints(
        @Nullable DefectState defect,
        long dispute,
        @Nullable OmissionState omission) {
    static final Complaints NONE = new Complaints(null, -1, null);

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
        long dispute = defect.map(one -> dispute(view, one)).orElse(-1L);
        return new Complaints(defect.orElse(null), dispute, omission.orElse(null));
    }

    private static long dispute(StateView view, DefectState defect) {
        return view.read(StateKeys.disputed(defect.purchase()))
                .value()
                .map(ref -> ByteBuffer.wrap(ref.id().toArray()).getLong())
                .orElse(-1L);
    }

    /** First cycle in which a defect that nobody decided has lapsed. */
    static long lapses(DefectState defect, Moment now) {
        return now.phases().cycle(defect.height()) + 1 + now.params().market().defectCycles();
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
