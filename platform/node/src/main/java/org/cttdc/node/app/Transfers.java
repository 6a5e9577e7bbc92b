package org.cttdc.node.app;

import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;

/** Movements between accounts, and CREDIT coming in and going out. */
final class Transfers {
    private Transfers() {}

    static void transfer(TxContext tx, Msg.Transfer msg) throws Rejection {
        TxContext.address("the receiver", msg.to());
        TxContext.positive("the amount", msg.amount());
        tx.ledger().transfer(tx.signer(), msg.to(), msg.asset(), msg.amount());
    }

    static void issue(TxContext tx, Msg.IssueCredit msg) throws Rejection {
        if (!tx.state().has(StateKeys.custodian(tx.signer()))) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "only an accredited custodian may issue CREDIT");
        }
        TxContext.address("the platform", msg.platform());
        TxContext.positive("the amount", msg.amount());
        PlatformState platform = tx.state().require(StateKeys.platform(msg.platform()), "accredited platform there");
        tx.ledger().deposit(platform, msg.amount());
    }

    static void redeem(TxContext tx, Msg.RedeemCredit msg) throws Rejection {
        TxContext.positive("the amount", msg.amount());
        tx.ledger().redeem(tx.signer(), msg.amount());
    }
}
