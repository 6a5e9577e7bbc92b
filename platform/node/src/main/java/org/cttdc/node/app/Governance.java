package org.cttdc.node.app;

import org.cttdc.protocol.tx.GovernanceMsg;

/** The messages of voting, membership and reserve. */
final class Governance {
    private Governance() {}

    static void execute(TxContext tx, GovernanceMsg message) throws Rejection {
        switch (message) {
            case GovernanceMsg.Propose msg -> Proposing.propose(tx, msg);
            case GovernanceMsg.Vote msg -> Voting.vote(tx, msg);
            case GovernanceMsg.Unlock msg -> Voting.unlock(tx, msg);
            case GovernanceMsg.Delegate msg -> Delegations.delegate(tx, msg);
            case GovernanceMsg.EndDelegation msg -> Delegations.end(tx);
            case GovernanceMsg.UnlockDelegation msg -> Delegations.unlock(tx);
            case GovernanceMsg.Enact msg -> Enacting.enact(tx, msg);
            case GovernanceMsg.ClaimGrant msg -> Treasury.claim(tx, msg);
            case GovernanceMsg.PayMembership msg -> Members.pay(tx, msg);
            case GovernanceMsg.RedeemToken msg -> Reserve.redeem(tx, msg);
        }
    }
}
