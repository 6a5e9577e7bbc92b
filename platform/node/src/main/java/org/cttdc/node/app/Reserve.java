package org.cttdc.node.app;

import org.cttdc.protocol.rules.TokenReserve;
import org.cttdc.protocol.state.GovernanceParams;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;

/** The token's reserve (protocol page, section 10); what it holds per token never falls, invariant I8. */
final class Reserve {
    private Reserve() {}

    static void redeem(TxContext tx, GovernanceMsg.RedeemToken msg) throws Rejection {
        TxContext.positive("the amount", msg.amount());
        ReserveState state = of(tx.state());
        TokenReserve reserve =
                new TokenReserve(state.credit(), tx.ledger().totals().cttSupply());
        if (msg.amount() > reserve.supply()) {
            throw new Rejection(ErrorCode.E_FUNDS, "there are " + reserve.supply() + " uCTT in all");
        }
        long paid = reserve.paid(msg.amount());
        if (paid == 0) {
            throw new Rejection(ErrorCode.E_RESERVE, "the reserve pays nothing for " + msg.amount() + " uCTT");
        }
        tx.ledger().redeemTokens(tx.signer(), msg.amount(), paid);
        tx.state().put(StateKeys.reserve(), new ReserveState(state.credit() - paid, state.treasury()));
    }

    /**
     * What half of the community's part came to.
     *
     * @param credit fen that entered the reserve
     * @param minted uCTT made for them
     */
    record Deposit(long credit, long minted) {}

    /** Moves half of the community's part into the reserve where it is switched on, and mints for it. */
    static Deposit deposit(StateStore state, Ledger ledger, GovernanceParams params, long community) {
        if (!params.fillsReserve()) {
            return new Deposit(0, 0);
        }
        long half = community / 2;
        ReserveState before = of(state);
        long minted = new TokenReserve(before.credit(), ledger.totals().cttSupply()).minted(half, params.tokenPrice());
        ledger.mint(minted);
        state.put(StateKeys.reserve(), new ReserveState(Math.addExact(before.credit(), half), before.treasury()));
        return new Deposit(half, minted);
    }

    /** Tokens that become the treasury's. */
    static void keep(StateStore state, long tokens) {
        ReserveState before = of(state);
        state.put(StateKeys.reserve(), new ReserveState(before.credit(), Math.addExact(before.treasury(), tokens)));
    }

    private static ReserveState of(StateStore state) {
        return state.getOr(StateKeys.reserve(), ReserveState.NONE);
    }
}
