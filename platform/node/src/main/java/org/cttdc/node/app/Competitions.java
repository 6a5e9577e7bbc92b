package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.CompetitionState.Stage;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;

/** The counters of a competition while it runs, and when its messages are allowed. */
final class Competitions {
    private Competitions() {}

    /** The competition, opened when this is the first word of it. */
    static CompetitionState open(StateStore state, Bytes model, long cycle) {
        CompetitionState found = state.get(StateKeys.competition(model, cycle));
        if (found != null) {
            return found;
        }
        state.append(StateKeys.competitions(cycle), new Ref(model));
        return new CompetitionState(
                model, cycle, Stage.OPEN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Writes the counters of an unsettled competition. */
    static void put(StateStore state, CompetitionState c, Stage stage, Sales sales, Progress progress) {
        state.put(
                StateKeys.competition(c.model(), c.cycle()),
                new CompetitionState(
                        c.model(),
                        c.cycle(),
                        stage,
                        sales.orders(),
                        sales.gross(),
                        sales.fees(),
                        progress.commits(),
                        progress.reveals(),
                        progress.scored(),
                        0,
                        0,
                        0,
                        0,
                        sales.community(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0));
    }

    /** What was sold: orders, and fen of sales, experience fees and community fee. */
    record Sales(long orders, long gross, long fees, long community) {
        static Sales of(CompetitionState c) {
            return new Sales(c.orders(), c.gross(), c.fees(), c.community());
        }

        Sales plus(long moreOrders, long moreGross, long moreFees, long moreCommunity) {
            return new Sales(
                    Math.addExact(orders, moreOrders),
                    Math.addExact(gross, moreGross),
                    Math.addExact(fees, moreFees),
                    Math.addExact(community, moreCommunity));
        }
    }

    /** Reports committed, revealed and scored. */
    record Progress(long commits, long reveals, long scored) {
        static Progress of(CompetitionState c) {
            return new Progress(c.commits(), c.reveals(), c.scored());
        }
    }

    static void addCommit(StateStore state, CompetitionState c) {
        Progress p = Progress.of(c);
        put(state, c, c.stage(), Sales.of(c), new Progress(p.commits() + 1, p.reveals(), p.scored()));
    }

    static void addReveal(StateStore state, CompetitionState c) {
        Progress p = Progress.of(c);
        put(state, c, c.stage(), Sales.of(c), new Progress(p.commits(), p.reveals() + 1, p.scored()));
    }

    static void addScored(StateStore state, CompetitionState c) {
        Progress p = Progress.of(c);
        put(state, c, Stage.SCORING, Sales.of(c), new Progress(p.commits(), p.reveals(), p.scored() + 1));
    }

    /** Refuses unless the block lies in the cycle after {@code cycle}, in a phase from {@code first} to {@code last}. */
    static void requirePhase(TxContext tx, long cycle, CyclePhases.Phase first, CyclePhases.Phase last)
            throws Rejection {
        CyclePhases.Place place = new CyclePhases(tx.params().cycleLength()).at(tx.height());
        boolean inPhase = place.phase().compareTo(first) >= 0 && place.phase().compareTo(last) <= 0;
        if (cycle < 0 || cycle != place.cycle() - 1 || !inPhase) {
            String wanted = first == last ? first.toString() : first + " to " + last;
            throw new Rejection(
                    ErrorCode.E_PHASE,
                    "about cycle " + cycle + " this is possible in " + wanted + " of cycle " + (cycle + 1) + "; now is "
                            + place.phase() + " of cycle " + place.cycle());
        }
    }
}
