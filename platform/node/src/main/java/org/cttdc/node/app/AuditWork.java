package org.cttdc.node.app;

import org.cttdc.protocol.state.AuditPlan;
import org.cttdc.protocol.state.AuditQueue;
import org.cttdc.protocol.state.CompetitionRef;
import org.cttdc.protocol.state.StateKeys;

/** Closes audits whose time is over, a few a block, in the order their competitions were settled. */
final class AuditWork {
    private static final int CLOSED_PER_BLOCK = 4;
    private static final AuditQueue START = new AuditQueue(0);

    private AuditWork() {}

    static void run(StateStore state, BlockContext block) {
        long next = state.getOr(StateKeys.auditQueue(), START).next();
        long from = next;
        for (int i = 0; i < CLOSED_PER_BLOCK && next < state.count(StateKeys.auditPlans()); i++) {
            CompetitionRef ref = state.item(StateKeys.auditPlans(), next);
            AuditPlan plan = state.get(StateKeys.auditPlan(ref.model(), ref.cycle()));
            if (plan == null || !(plan.closed() || plan.closes() < block.height())) {
                break;
            }
            if (!plan.closed()) {
                Audits.close(state, plan);
            }
            next++;
        }
        if (next > from) {
            state.put(StateKeys.auditQueue(), new AuditQueue(next));
        }
    }
}
