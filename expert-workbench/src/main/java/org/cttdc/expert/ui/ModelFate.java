package org.cttdc.expert.ui;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;

/**
 * What became of a model: where it comes from, what follows it, and what was held against it.
 *
 * @param defects newest first
 * @param bondIsFree whether nothing keeps its bond any more
 */
record ModelFate(ModelLineage lineage, List<DefectState> defects, boolean bondIsFree) {

    ModelFate {
        defects = List.copyOf(defects);
    }

    static ModelFate of(StateView view, Bytes model) {
        ModelLineage lineage = view.read(StateKeys.lineage(model)).value().orElse(ModelLineage.ORIGINAL);
        SettlementQueue queue = view.read(StateKeys.settlementQueue()).value().orElse(SettlementQueue.START);
        List<DefectState> defects = new ArrayList<>();
        for (Ref ref : view.list(StateKeys.modelDefects(model)).value().reversed()) {
            view.read(StateKeys.defect(ref.id())).value().ifPresent(defects::add);
        }
        boolean free = lineage.ends() && queue.cycle() >= lineage.closedFrom() && lineage.openDefects() == 0;
        return new ModelFate(lineage, defects, free);
    }
}
