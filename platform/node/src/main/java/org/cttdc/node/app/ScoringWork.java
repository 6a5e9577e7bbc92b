package org.cttdc.node.app;

import java.util.OptionalLong;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.rules.Beacon;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue of scoring and settlement: from the SCORING phase of cycle c+1 on, a few steps a block through cycle c's
 * competitions, in the order they opened. A competition takes one step to take in a report's results, one to score it, one to settle and one
 * for each place of the ranking below the winners. What a block does not finish the next one goes on with.
 */
final class ScoringWork {
    private static final int STEPS_PER_BLOCK = 32;

    // A competition's reports cannot change once scoring began, so what is computed from them may be kept between
    // blocks.
    private @Nullable CompetitionScores current;

    /** Does a block's share of the work. */
    void run(StateStore state, Ledger ledger, BlockContext block) {
        CyclePhases phases = new CyclePhases(block.params().cycleLength());
        for (int i = 0; i < STEPS_PER_BLOCK; i++) {
            SettlementQueue queue = state.getOr(StateKeys.settlementQueue(), SettlementQueue.START);
            if (block.height() < phases.firstHeight(queue.cycle() + 1, Phase.SCORING)) {
                return;
            }
            long settled = state.count(StateKeys.competitions(queue.cycle()));
            if (queue.index() < settled) {
                advance(state, ledger, block, queue);
                continue;
            }
            OptionalLong swept = Sweeping.step(state, queue.cycle(), queue.index() - settled);
            if (swept.isPresent()) {
                state.put(StateKeys.settlementQueue(), SettlementQueue.at(queue.cycle(), settled + swept.getAsLong()));
            } else {
                Sweeping.finish(state, queue.cycle(), phases.cycle(block.height()));
                state.put(StateKeys.settlementQueue(), SettlementQueue.at(queue.cycle() + 1, 0));
                Experience.nextCycle(state);
            }
        }
    }

    private void advance(StateStore state, Ledger ledger, BlockContext block, SettlementQueue queue) {
        Bytes model =
                state.item(StateKeys.competitions(queue.cycle()), queue.index()).id();
        CompetitionState competition = state.known(StateKeys.competition(model, queue.cycle()));
        CompetitionScores scores = scores(state, block, competition, queue);
        SettlementQueue after;
        if (queue.gathered() < competition.reveals()) {
            after = gather(state, scores, competition, queue);
        } else if (competition.scored() < competition.reveals()) {
            score(state, scores, competition, queue, block.params().experienceFeeCap());
            after = queue;
        } else if (competition.stage() != CompetitionState.Stage.SETTLED) {
            if (competition.reveals() > 0) {
                state.put(StateKeys.levelCounts(model), scores.levelCounts());
            }
            after = SettlementWork.settle(state, ledger, block, competition, scores, queue);
        } else {
            after = SettlementWork.list(state, block, competition, scores, queue);
        }
        boolean done = after.listed() == competition.reveals() && isSettled(state, competition);
        if (done) {
            Audits.begin(state, block, competition);
        }
        state.put(StateKeys.settlementQueue(), done ? SettlementQueue.at(queue.cycle(), queue.index() + 1) : after);
    }

    private CompetitionScores scores(
            StateStore state, BlockContext block, CompetitionState competition, SettlementQueue queue) {
        CompetitionScores scores = current;
        if (scores == null || !scores.isAt(competition, queue, block.params())) {
            scores = new CompetitionScores(state, competition, queue);
            current = scores;
        }
        return scores;
    }

    /** Takes in what a report found. Ties will fall by the beacon's value now, when nobody can choose reports any more. */
    private static SettlementQueue gather(
            StateStore state, CompetitionScores scores, CompetitionState competition, SettlementQueue queue) {
        ReportState report = scores.report(state, queue.gathered());
        Bytes before = queue.lots();
        if (queue.gathered() == 0) {
            Bytes randomness =
                    state.getOr(StateKeys.beacon(), BeaconState.START).randomness();
            before = Beacon.draw(randomness, competition.model());
        }
        scores.gather(state, report);
        return queue.gathered(Sha256.of(before, report.id()));
    }

    private static void score(
            StateStore state,
            CompetitionScores scores,
            CompetitionState competition,
            SettlementQueue queue,
            long feeCap) {
        ReportState r = scores.report(state, competition.scored());
        ReportState scored = r.scored(scores.score(state, r));
        state.put(StateKeys.report(r.id()), scored);
        Experience.gain(
                state,
                r.author(),
                scored.score(),
                state.known(StateKeys.purchase(r.nullifier())),
                feeCap,
                Assignments.isAssigned(state, r));
        scores.place(scored, queue.lots());
        Competitions.addScored(state, competition);
    }

    private static boolean isSettled(StateStore state, CompetitionState competition) {
        return state.known(StateKeys.competition(competition.model(), competition.cycle()))
                        .stage()
                == CompetitionState.Stage.SETTLED;
    }
}
