package org.cttdc.node.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Beacon;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.JuryChange;
import org.cttdc.protocol.state.JuryDraw;
import org.cttdc.protocol.state.JuryQueue;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.state.StateKeys;

/**
 * Draws juries at checkpoints, a few a block, and lets jurors come and go after the draws. A checkpoint is the end of a block whose height
 * the parameter divides; only what was there before that block takes part.
 */
final class JuryWork {
    private static final int DRAWS_PER_BLOCK = 4;
    private static final int CHANGES_PER_BLOCK = 16;
    private static final Bytes PURPOSE = Bytes.of("jury".getBytes(StandardCharsets.US_ASCII));

    private final StateStore state;
    private final BlockContext block;

    private JuryWork(StateStore state, BlockContext block) {
        this.state = state;
        this.block = block;
    }

    /** Does a block's share of the work, after its transactions. */
    static void run(StateStore state, BlockContext block) {
        new JuryWork(state, block).run();
    }

    private void run() {
        JuryQueue queue = state.getOr(StateKeys.juryQueue(), JuryQueue.START);
        boolean waiting = queue.nextDraw() < state.count(StateKeys.juryDraws())
                || queue.nextChange() < state.count(StateKeys.juryChanges());
        if (!waiting) {
            return;
        }
        if (block.height() % block.params().arbitration().checkpoint() == 0) {
            Bytes seed = state.getOr(StateKeys.beacon(), BeaconState.START).randomness();
            queue = new JuryQueue(block.height(), seed, queue.nextDraw(), queue.nextChange());
        }
        state.put(StateKeys.juryQueue(), changes(draws(queue)));
    }

    private JuryQueue draws(JuryQueue queue) {
        long next = queue.nextDraw();
        for (int i = 0; i < DRAWS_PER_BLOCK && isDrawn(queue, next); i++) {
            draw(Disputes.of(state, state.item(StateKeys.juryDraws(), next).dispute()), queue.seed());
            state.remove(StateKeys.juryDraws().item(next));
            next++;
        }
        return new JuryQueue(queue.checkpoint(), queue.seed(), next, queue.nextChange());
    }

    private boolean isDrawn(JuryQueue queue, long next) {
        if (next >= state.count(StateKeys.juryDraws())) {
            return false;
        }
        JuryDraw draw = state.item(StateKeys.juryDraws(), next);
        return draw.height() < queue.checkpoint();
    }

    /** Nobody comes or goes before the checkpoint's draws are done. */
    private JuryQueue changes(JuryQueue queue) {
        long next = queue.nextChange();
        if (isDrawn(queue, queue.nextDraw())) {
            return queue;
        }
        for (int i = 0; i < CHANGES_PER_BLOCK && next < state.count(StateKeys.juryChanges()); i++) {
            JuryChange change = state.item(StateKeys.juryChanges(), next);
            if (change.height() >= queue.checkpoint()) {
                break;
            }
            Jurors.change(state, change.juror());
            state.remove(StateKeys.juryChanges().item(next));
            next++;
        }
        return new JuryQueue(queue.checkpoint(), queue.seed(), queue.nextDraw(), next);
    }

    /** Fewer jurors than seats, or a round beyond the last, leave the case to all experience power. */
    private void draw(DisputeState dispute, Bytes seed) {
        long from = block.height() + 1;
        if (dispute.round() >= Arbitration.ROUNDS) {
            Disputes.put(state, dispute.voting(from, true));
            return;
        }
        int round = Math.toIntExact(dispute.round());
        List<Bytes> jury = jury(dispute, seed, Arbitration.seats(round));
        if (jury.size() < Arbitration.seats(round)) {
            Disputes.put(state, dispute.voting(from, true));
            return;
        }
        for (Bytes juror : jury) {
            seat(dispute, juror);
        }
        if (round < Arbitration.RETEST_FROM) {
            Disputes.put(state, dispute.voting(from, false));
        } else {
            Bytes lab = Labs.draw(state, purpose(seed, dispute), Disputes.parties(state, dispute))
                    .orElse(Bytes.EMPTY);
            Disputes.put(state, dispute.awaitingRetest(lab, block.height()));
        }
    }

    private List<Bytes> jury(DisputeState dispute, Bytes seed, int seats) {
        Set<Bytes> parties = new TreeSet<>(Disputes.parties(state, dispute));
        List<Bytes> jury =
                new ArrayList<>(JuryTree.of(state).drawDistinct(purpose(seed, dispute), seats + parties.size()));
        jury.removeAll(parties);
        // A vote may have raised what a seat locks since they joined.
        jury.removeIf(juror -> Jurors.of(state, juror).free() < dispute.terms().minStake());
        return jury.subList(0, Math.min(seats, jury.size()));
    }

    private void seat(DisputeState dispute, Bytes juror) {
        state.append(StateKeys.seats(dispute.number(), dispute.round()), SeatState.drawn(juror));
        state.append(StateKeys.seatsOf(juror), new Ref(numbers(dispute)));
        JurorState sitting = Jurors.of(state, juror);
        Jurors.put(state, juror, sitting.plus(0, dispute.terms().minStake()));
    }

    private static Bytes purpose(Bytes seed, DisputeState dispute) {
        return Beacon.draw(seed, Bytes.concat(PURPOSE, numbers(dispute)));
    }

    private static Bytes numbers(DisputeState dispute) {
        return Bytes.of(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(dispute.number())
                .putLong(dispute.round())
                .array());
    }
}
