package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.MembersShare;
import org.cttdc.protocol.rules.Membership;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.CycleTotals;
import org.cttdc.protocol.state.GovernanceParams;
import org.cttdc.protocol.state.MemberState;
import org.cttdc.protocol.state.MembersPot;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.MemberRole;

/** Membership (protocol page, section 10): its fees join the community's part of the next cycle that is settled. */
final class Members {
    private static final CycleTotals NO_SALES = new CycleTotals(0, 0, 0);

    private Members() {}

    static void pay(TxContext tx, GovernanceMsg.PayMembership msg) throws Rejection {
        GovernanceParams params = tx.params().governance();
        if (!params.mode().takesMembers()) {
            throw new Rejection(ErrorCode.E_MEMBERSHIP, "in fee mode " + params.mode() + " nobody pays membership");
        }
        if (msg.years() < 1 || msg.years() > Membership.MAX_YEARS) {
            throw new Rejection(
                    ErrorCode.E_AMOUNT, "membership is paid for 1 to " + Membership.MAX_YEARS + " years at once");
        }
        long price =
                Membership.price(msg.role().isBusiness() ? params.businessYear() : params.personYear(), msg.years());
        MemberState member = tx.state().getOr(StateKeys.member(tx.signer()), MemberState.NONE);
        long until = Membership.paidUntil(cycle(tx), member.until(msg.role()), msg.years(), params.cyclesPerYear());
        tx.ledger().payMembership(tx.signer(), price);
        tx.state().put(StateKeys.member(tx.signer()), member.with(msg.role(), until));
        MembersPot pot = pot(tx.state());
        tx.state()
                .put(
                        StateKeys.membersPot(),
                        new MembersPot(
                                Math.addExact(pot.collected(), price),
                                pot.next(),
                                pot.amount(),
                                pot.gross(),
                                pot.given()));
    }

    /** Refuses a merchant's offer where sales owe the community nothing and its merchant has not paid either. */
    static void requireMerchant(TxContext tx, Bytes merchant) throws Rejection {
        MemberState member = tx.state().getOr(StateKeys.member(merchant), MemberState.NONE);
        if (tx.params().governance().mode().asksMerchants() && !member.holds(MemberRole.MERCHANT, cycle(tx))) {
            throw new Rejection(ErrorCode.E_MEMBERSHIP, "in this fee mode only members offer products");
        }
    }

    /** Takes what members' fees add to a competition's community part. */
    static long share(StateStore state, CompetitionState competition) {
        MembersPot pot = pot(state);
        if (competition.cycle() >= pot.next()) {
            long whole = Math.addExact(pot.collected(), pot.amount() - pot.given());
            pot = new MembersPot(0, competition.cycle() + 1, whole, 0, 0);
        }
        long total = state.getOr(StateKeys.cycle(competition.cycle()), NO_SALES).gross();
        long share = MembersShare.of(pot.amount(), pot.gross(), competition.gross(), total);
        state.put(
                StateKeys.membersPot(),
                new MembersPot(
                        pot.collected(),
                        pot.next(),
                        pot.amount(),
                        Math.addExact(pot.gross(), competition.gross()),
                        Math.addExact(pot.given(), share)));
        return share;
    }

    private static MembersPot pot(StateStore state) {
        return state.getOr(StateKeys.membersPot(), MembersPot.NONE);
    }

    private static long cycle(TxContext tx) {
        return new CyclePhases(tx.params().cycleLength()).cycle(tx.height());
    }
}
