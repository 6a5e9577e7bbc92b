package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue of scoring and settlement: from the SCORING phase of cycle c+1 on, a few reports of cycle c's competitions a
 * block, in the order the competitions opened, then one settlement each. What a block does not finish the next one goes on with.
 */
final class ScoringWork {
    private static final int ITEMS_PER_BLOCK = 16;
    private static final SettlementQueue START = new SettlementQueue(0, 0);

    // A competition's reports cannot change once scoring began, so what is computed from them may be kept between
    // blocks.
    private @Nullable CompetitionScores current;

    /** Does a block's share of the work. */
    void run(StateStore state, Ledger ledger, BlockContext block) {
        CyclePhases phases = new CyclePhases(block.params().cycleLength());
        for (int i = 0; i < ITEMS_PER_BLOCK; i++) {
            SettlementQueue queue = state.getOr(StateKeys.settlementQueue(), START);
            if (block.height() < phases.firstHeight(queue.cycle() + 1, Phase.SCORING)) {
                return;
            }
            if (queue.index() >= state.count(StateKeys.competitions(queue.cycle()))) {
                state.put(StateKeys.settlementQueue(), new SettlementQueue(queue.cycle() + 1, 0));
                Experience.nextCycle(state);
            } else {
                advance(state, ledger, block, queue);
            }
        }
    }

    private void advance(StateStore state, Ledger ledger, BlockContext block, SettlementQueue queue) {
        Bytes model =
                state.item(StateKeys.competitions(queue.cycle()), queue.index()).id();
        CompetitionState competition = known(state.get(StateKeys.competition(model, queue.cycle())));
        if (competition.scored() < competition.reveals()) {
            scoreNext(state, competition, block.params().experienceFeeCap());
        } else {
            if (competition.reveals() > 0) {
                state.put(
                        StateKeys.levelCounts(model),
                        scoresOf(state, competition).levelCounts());
            }
            SettlementWork.settle(state, ledger, block, competition);
            state.put(StateKeys.settlementQueue(), new SettlementQueue(queue.cycle(), queue.index() + 1));
        }
    }

    private CompetitionScores scoresOf(StateStore state, CompetitionState competition) {
        CompetitionScores scores = current;
        if (scores == null || !scores.isFor(competition)) {
            scores = new CompetitionScores(state, competition);
            current = scores;
        }
        return scores;
    }

    private void scoreNext(StateStore state, CompetitionState competition, long feeCap) {
        CompetitionScores scores = scoresOf(state, competition);
        Bytes id = state.item(StateKeys.reports(competition.model(), competition.cycle()), competition.scored())
                .id();
        ReportState r = known(state.get(StateKeys.report(id)));
        long score = scores.of(id);
        state.put(
                StateKeys.report(id),
                new ReportState(
                        r.id(), r.author(), r.nullifier(), r.listing(), r.model(), r.cycle(), r.height(), true, score));
        Experience.gain(state, r.author(), score, known(state.get(StateKeys.purchase(r.nullifier()))), feeCap);
        Competitions.addScored(state, competition);
    }

    private static <T> T known(@Nullable T record) {
        if (record == null) {
            throw new IllegalStateException("a list of the state names a record that is not there");
        }
        return record;
    }
}
