package org.cttdc.node.app;

import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.GrantState;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.ProposalContent;

/** Payments out of the treasury: set aside by an enacted vote, paid when claimed. */
final class Treasury {
    private static final CommunityFunds NO_FUNDS = new CommunityFunds(0, 0, 0);

    private Treasury() {}

    static void grant(TxContext tx, long proposal, ProposalContent.TreasurySpend spend) throws Rejection {
        switch (spend.asset()) {
            case CREDIT -> {
                CommunityFunds funds = tx.state().getOr(StateKeys.communityFunds(), NO_FUNDS);
                long left = left(funds.treasury(), spend.amount());
                tx.state()
                        .put(StateKeys.communityFunds(), new CommunityFunds(funds.audit(), funds.recommenders(), left));
            }
            case CTT -> {
                ReserveState reserve = tx.state().getOr(StateKeys.reserve(), ReserveState.NONE);
                long left = left(reserve.treasury(), spend.amount());
                tx.state().put(StateKeys.reserve(), new ReserveState(reserve.credit(), left));
            }
        }
        tx.state().put(StateKeys.grant(proposal), new GrantState(spend.to(), spend.asset(), spend.amount(), 0));
    }

    static void claim(TxContext tx, GovernanceMsg.ClaimGrant msg) throws Rejection {
        StateKey<GrantState> key = StateKeys.grant(msg.proposal());
        GrantState grant = tx.state().require(key, "grant of proposal " + msg.proposal());
        if (!grant.to().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "the proposal grants nothing to this account");
        }
        if (grant.claimedHeight() > 0) {
            throw new Rejection(ErrorCode.E_ALREADY_CLAIMED, "claimed at height " + grant.claimedHeight());
        }
        tx.state().put(key, new GrantState(grant.to(), grant.asset(), grant.amount(), tx.height()));
        if (grant.asset() == Asset.CREDIT) {
            tx.ledger().reward(tx.signer(), grant.amount(), Proposing.reference(msg.proposal()));
        } else {
            tx.ledger().rewardTokens(tx.signer(), grant.amount(), Proposing.reference(msg.proposal()));
        }
    }

    private static long left(long held, long amount) throws Rejection {
        if (amount > held) {
            throw new Rejection(ErrorCode.E_FUNDS, "the treasury holds " + held + " and would have to pay " + amount);
        }
        return held - amount;
    }
}
