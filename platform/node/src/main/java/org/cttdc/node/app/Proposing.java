package org.cttdc.node.app;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.AdaptiveVote;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.ProposalState.Outcome;
import org.cttdc.protocol.state.ProposalText;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TallyState;
import org.cttdc.protocol.state.VoteHorizon;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;

/** Proposals and their records (protocol page, section 7). */
final class Proposing {
    private static final int MAX_TITLE_BYTES = 256;
    private static final int MAX_REASON_BYTES = 4_096;

    private Proposing() {}

    static void propose(TxContext tx, GovernanceMsg.Propose msg) throws Rejection {
        sized("the title", msg.title(), 1, MAX_TITLE_BYTES);
        sized("the reason", msg.reason(), 0, MAX_REASON_BYTES);
        boolean renewal = ProposalChecks.check(tx, msg.content());
        long wanted = tx.params().governance().proposalBond();
        if (msg.bond() != wanted) {
            throw new Rejection(ErrorCode.E_BOND, "a proposal is bonded with " + wanted + " uCTT, not " + msg.bond());
        }
        long number = tx.state().count(StateKeys.proposals()) + 1;
        tx.ledger().lockBond(tx.signer(), msg.bond(), reference(number));
        ProposalState proposal = new ProposalState(
                number,
                tx.signer(),
                msg.bond(),
                tx.height() + 1,
                Math.addExact(tx.height(), tx.params().governance().votingBlocks()),
                false,
                renewal,
                Outcome.OPEN,
                0,
                TallyState.NONE.plus(true, BigInteger.ZERO, BigInteger.ZERO, stakeElectorate(tx)),
                TallyState.NONE.plus(true, BigInteger.ZERO, BigInteger.ZERO, experienceElectorate(tx.state())));
        tx.state().append(StateKeys.proposals(), proposal);
        tx.state().put(StateKeys.proposalText(number), new ProposalText(msg.title(), msg.reason(), msg.content()));
        long reached = horizon(tx.state());
        tx.state().put(StateKeys.voteHorizon(), new VoteHorizon(Math.max(reached, proposal.latestEnd())));
    }

    /** All CTT there is, in tenths. */
    static BigInteger stakeElectorate(TxContext tx) {
        return BigInteger.valueOf(tx.ledger().totals().cttSupply()).multiply(AdaptiveVote.TENTHS);
    }

    /** All experience power there is. */
    static BigInteger experienceElectorate(StateStore state) {
        return state.getOr(StateKeys.experienceTotals(), ExperienceTotals.START).power();
    }

    /** Last height at which any vote that was begun can still count a ballot. */
    static long horizon(StateStore state) {
        return state.getOr(StateKeys.voteHorizon(), new VoteHorizon(0)).latestEnd();
    }

    /** How an account's history names a proposal: its number as 8 bytes. */
    static Bytes reference(long number) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    static StateKey<ProposalState> key(long number) {
        return StateKeys.proposals().item(number - 1);
    }

    static ProposalState require(StateStore state, long number) throws Rejection {
        if (number < 1 || number > state.count(StateKeys.proposals())) {
            throw new Rejection(ErrorCode.E_NOT_FOUND, "there is no proposal " + number);
        }
        return state.item(StateKeys.proposals(), number - 1);
    }

    /** Refuses a text of another length in UTF-8. */
    static void sized(String what, String text, int least, int most) throws Rejection {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size < least || size > most) {
            throw new Rejection(
                    ErrorCode.E_PROPOSAL, what + " has " + least + " to " + most + " bytes and not " + size);
        }
    }
}
