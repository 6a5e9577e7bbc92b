package org.cttdc.node.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Assignment;
import org.cttdc.protocol.rules.Beacon;
import org.cttdc.protocol.state.AssignedReports;
import org.cttdc.protocol.state.AssignmentQueue;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * Assigned reviewers (docs/adr/0224): who offers to review a model in the next cycle may be drawn after that cycle's first block, and then buys
 * like anybody, so that no merchant knows them.
 */
final class Assignments {
    private static final int MODELS_PER_BLOCK = 4;
    private static final Bytes PURPOSE = Bytes.of("assign".getBytes(StandardCharsets.US_ASCII));
    private static final AssignmentQueue START = new AssignmentQueue(0, Bytes.EMPTY, 0);

    private Assignments() {}

    static void optIn(TxContext tx, ArbitrationMsg.OptIn msg) throws Rejection {
        ModelState model = tx.state().require(StateKeys.model(msg.model()), "model " + msg.model());
        if (model.author().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_CONFLICT, "the author of a model cannot review products under it");
        }
        Purchases.checkCredential(tx, msg.credential());
        long cycle = tx.block().cycle() + 1;
        StateKey<Ref> person =
                StateKeys.offered(msg.model(), cycle, msg.credential().person());
        if (tx.state().has(person)) {
            throw new Rejection(ErrorCode.E_PERSON, "this person has offered to review in cycle " + cycle);
        }
        tx.state().put(person, new Ref(tx.signer()));
        ListKey<Ref> offers = StateKeys.offers(msg.model(), cycle);
        if (tx.state().count(offers) == 0) {
            tx.state().append(StateKeys.offeredModels(cycle), new Ref(msg.model()));
        }
        tx.state().append(offers, new Ref(msg.credential().person()));
    }

    /** Draws for a few models a block, after the block's transactions. */
    static void run(StateStore state, BlockContext block) {
        AssignmentQueue queue = state.getOr(StateKeys.assignmentQueue(), START);
        long cycle = block.cycle();
        if (queue.cycle() < cycle) {
            if (state.count(StateKeys.offeredModels(cycle)) == 0) {
                return;
            }
            Bytes seed = state.getOr(StateKeys.beacon(), BeaconState.START).randomness();
            queue = new AssignmentQueue(cycle, seed, 0);
        }
        long index = queue.index();
        for (int i = 0; i < MODELS_PER_BLOCK && index < state.count(StateKeys.offeredModels(cycle)); i++) {
            draw(state, block, state.item(StateKeys.offeredModels(cycle), index).id(), queue.seed());
            index++;
        }
        if (index > queue.index()) {
            state.put(StateKeys.assignmentQueue(), new AssignmentQueue(cycle, queue.seed(), index));
        }
    }

    private static void draw(StateStore state, BlockContext block, Bytes model, Bytes seed) {
        long cycle = block.cycle();
        Bytes number = Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(cycle).array());
        Bytes lot = Beacon.draw(seed, Bytes.concat(PURPOSE, model, number));
        ListKey<Ref> offers = StateKeys.offers(model, cycle);
        int seats = block.params().arbitration().assigned();
        for (long place : Assignment.draw(lot, state.count(offers), seats)) {
            Bytes person = state.item(offers, place).id();
            Ref reviewer = state.known(StateKeys.offered(model, cycle, person));
            state.put(StateKeys.assigned(model, cycle, reviewer.id()), reviewer);
            state.append(StateKeys.assignments(model, cycle), reviewer);
        }
    }

    /** Counts a revealed report where it is an assigned reviewer's. */
    static void countReveal(StateStore state, ReportState report) {
        if (isAssigned(state, report)) {
            StateKey<AssignedReports> key = StateKeys.assignedReports(report.model(), report.cycle());
            state.put(
                    key,
                    new AssignedReports(state.getOr(key, AssignedReports.NONE).count() + 1));
        }
    }

    /** How many reports of a competition are assigned reviewers'. */
    static long reports(StateStore state, CompetitionState competition) {
        return state.getOr(StateKeys.assignedReports(competition.model(), competition.cycle()), AssignedReports.NONE)
                .count();
    }

    /** Whether a report is an assigned reviewer's. */
    static boolean isAssigned(StateStore state, ReportState report) {
        return state.has(StateKeys.assigned(report.model(), report.cycle(), report.author()));
    }
}
