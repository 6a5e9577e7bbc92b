package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;

/**
 * Takes away records that nothing reads any more, a few at a time (docs/adr/0265): what every cycle leaves behind whether anybody does
 * something or not, and the marks that kept people from doing something twice while it could be done.
 */
final class Clearing {
    /** As many as an election reads in a block; it may have 12,288. */
    private static final long BALLOTS_PER_BLOCK = 512;

    private Clearing() {}

    /** Some of the ballots of an election that nobody has a claim to, then all else about it but its term; whether nothing is left. */
    static boolean election(StateStore state, long number) {
        if (state.shorten(StateKeys.voices(number), BALLOTS_PER_BLOCK) > 0) {
            return false;
        }
        state.shorten(StateKeys.validatorSeats(number), state.count(StateKeys.validatorSeats(number)));
        state.remove(StateKeys.electionFrame(number));
        state.remove(StateKeys.validatorPot(number));
        state.remove(StateKeys.nominatorPot(number));
        return true;
    }

    /** Forgets one commit of a competition and that its person reviewed there; false where none is left. */
    static boolean commit(StateStore state, Bytes model, long cycle) {
        ListKey<Ref> commits = StateKeys.commits(model, cycle);
        long count = state.count(commits);
        if (count == 0) {
            return false;
        }
        PurchaseState purchase =
                state.known(StateKeys.purchase(state.item(commits, count - 1).id()));
        state.remove(StateKeys.reviewed(model, cycle, purchase.person()));
        state.shorten(commits, 1);
        return true;
    }

    /** Forgets one offer to review in a cycle, or one assignment, model by model; false where none is left. */
    static boolean offer(StateStore state, long cycle) {
        ListKey<Ref> models = StateKeys.offeredModels(cycle);
        long count = state.count(models);
        if (count == 0) {
            return false;
        }
        Bytes model = state.item(models, count - 1).id();
        ListKey<Ref> offers = StateKeys.offers(model, cycle);
        ListKey<Ref> assignments = StateKeys.assignments(model, cycle);
        if (state.count(offers) > 0) {
            Bytes person = state.item(offers, state.count(offers) - 1).id();
            state.remove(StateKeys.offered(model, cycle, person));
            state.shorten(offers, 1);
        } else if (state.count(assignments) > 0) {
            Bytes account =
                    state.item(assignments, state.count(assignments) - 1).id();
            state.remove(StateKeys.assigned(model, cycle, account));
            state.shorten(assignments, 1);
        } else {
            state.shorten(models, 1);
        }
        return true;
    }
}
