package org.cttdc.node.app;

import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;

/** Claims against settled competitions (protocol page, sections 1 and 9): paid once, never pushed. */
final class Rewards {
    private Rewards() {}

    static void claim(TxContext tx, Msg.ClaimReward msg) throws Rejection {
        CompetitionState competition = tx.state()
                .require(StateKeys.competition(msg.model(), msg.cycle()), "competition of this model in this cycle");
        if (competition.stage() != CompetitionState.Stage.SETTLED) {
            throw new Rejection(ErrorCode.E_NOT_SETTLED, "the competition is not settled yet");
        }
        StateKey<Due> key = StateKeys.due(msg.model(), msg.cycle(), msg.share(), tx.signer());
        StateKey<Due> tokens = StateKeys.tokenDue(msg.model(), msg.cycle(), msg.share(), tx.signer());
        if (!tx.state().has(key) && !tx.state().has(tokens)) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "nothing is due to this account in class " + msg.share());
        }
        tx.ledger().reward(tx.signer(), take(tx, key), msg.model());
        tx.ledger().rewardTokens(tx.signer(), take(tx, tokens), msg.model());
    }

    /** Marks what stands there as claimed; nothing where there is nothing. */
    private static long take(TxContext tx, StateKey<Due> key) throws Rejection {
        Due due = tx.state().get(key);
        if (due == null) {
            return 0;
        }
        if (due.claimedHeight() > 0) {
            throw new Rejection(ErrorCode.E_ALREADY_CLAIMED, "claimed at height " + due.claimedHeight());
        }
        if (due.vestsHeight() > tx.height()) {
            throw new Rejection(ErrorCode.E_NOT_VESTED, "vests at height " + due.vestsHeight());
        }
        tx.state().put(key, new Due(due.amount(), tx.height(), due.vestsHeight()));
        return due.amount();
    }
}
