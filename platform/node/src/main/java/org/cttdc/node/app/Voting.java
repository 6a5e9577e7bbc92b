package org.cttdc.node.app;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.AdaptiveVote;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.DelegatedState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.ProposalState.Outcome;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.VoteState;
import org.cttdc.protocol.state.VoterState;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;

/**
 * Ballots (protocol page, section 7). Both chambers' counts are kept as ballots come, so that a vote costs the same however many
 * voted before it; what others delegated is one sum at the delegate.
 */
final class Voting {
    private Voting() {}

    static void vote(TxContext tx, GovernanceMsg.Vote msg) throws Rejection {
        ProposalState before = Proposing.require(tx.state(), msg.proposal());
        if (before.outcome() != Outcome.OPEN || tx.height() > before.end()) {
            throw new Rejection(ErrorCode.E_VOTE_CLOSED, "the vote ended at height " + before.end());
        }
        if (msg.stake() < 0) {
            throw new Rejection(ErrorCode.E_AMOUNT, "a stake is not negative: " + msg.stake());
        }
        ProposalState without = withdrawn(tx, before);
        VoteState ballot = ballot(tx, msg);
        if (ballot.weightValue().signum() == 0 && ballot.experienceValue().signum() == 0) {
            throw new Rejection(ErrorCode.E_AMOUNT, "the vote has no weight");
        }
        tx.ledger().lockBond(tx.signer(), msg.stake(), Proposing.reference(msg.proposal()));
        int persons = without.persons() + newPerson(tx, msg);
        ProposalState counted = counted(tx, without, ballot, persons);
        boolean flipped = before.passes() != counted.passes();
        long end = AdaptiveVote.endAfter(before.start(), before.end(), tx.height(), flipped, before.extended());
        ProposalState after = counted.withEnd(end);
        tx.state().put(Proposing.key(msg.proposal()), after);
        tx.state().put(StateKeys.vote(msg.proposal(), tx.signer()), ballot);
        if (msg.withExperience()) {
            VoterState voter = voter(tx.state(), tx.signer());
            tx.state().put(StateKeys.voter(tx.signer()), voter.voting(after.latestEnd()));
        }
    }

    static void unlock(TxContext tx, GovernanceMsg.Unlock msg) throws Rejection {
        ProposalState proposal = Proposing.require(tx.state(), msg.proposal());
        StateKey<VoteState> key = StateKeys.vote(msg.proposal(), tx.signer());
        VoteState ballot = tx.state().require(key, "vote of this account on proposal " + msg.proposal());
        if (ballot.stake() == 0) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "no stake of this vote is locked");
        }
        long lockedUntil = lockedUntil(proposal, ballot, tx.params().cycleLength());
        if (tx.height() <= lockedUntil) {
            throw new Rejection(ErrorCode.E_BOUND, "the stake is locked until height " + lockedUntil);
        }
        tx.state().put(key, ballot.unlocked());
        tx.ledger().returnBond(tx.signer(), ballot.stake(), Proposing.reference(msg.proposal()));
    }

    /** Last height at which a ballot's stake is locked: who lost is free when the vote is over. */
    private static long lockedUntil(ProposalState proposal, VoteState ballot, long cycleLength) {
        boolean won = ballot.aye() == proposal.passes();
        long cycles = won ? ballot.conviction().lockCycles() : 0;
        return Math.addExact(proposal.end(), Math.multiplyExact(cycles, cycleLength));
    }

    static VoterState voter(StateStore state, Bytes address) {
        return state.getOr(StateKeys.voter(address), VoterState.NONE);
    }

    /** What of an account's own experience power counts. */
    static BigInteger power(StateStore state, Bytes address) {
        BigInteger raw =
                state.getOr(StateKeys.experience(address), ExperienceState.NONE).power();
        return ExperiencePower.capped(raw, Proposing.experienceElectorate(state));
    }

    /** The count without the signer's earlier ballot, whose stake comes back. */
    private static ProposalState withdrawn(TxContext tx, ProposalState p) throws Rejection {
        VoteState earlier = tx.state().get(StateKeys.vote(p.number(), tx.signer()));
        if (earlier == null) {
            return p;
        }
        tx.ledger().returnBond(tx.signer(), earlier.stake(), Proposing.reference(p.number()));
        return p.withCounts(
                p.persons(),
                p.stake().minus(earlier.aye(), earlier.weightValue(), earlier.turnoutValue()),
                p.experience().minus(earlier.aye(), earlier.experienceValue(), earlier.experienceValue()));
    }

    private static VoteState ballot(TxContext tx, GovernanceMsg.Vote msg) throws Rejection {
        DelegatedState lent = tx.state().getOr(StateKeys.delegated(tx.signer()), DelegatedState.NONE);
        BigInteger stake = BigInteger.valueOf(msg.stake()).add(BigInteger.valueOf(lent.stake()));
        return VoteState.of(
                msg.aye(),
                msg.stake(),
                msg.conviction(),
                msg.conviction().weigh(msg.stake()).add(lent.weightValue()),
                stake.multiply(AdaptiveVote.TENTHS),
                msg.withExperience() ? experience(tx, msg, lent) : BigInteger.ZERO,
                tx.height());
    }

    /** Own and lent experience power; a person has one voice with it, whatever their accounts. */
    private static BigInteger experience(TxContext tx, GovernanceMsg.Vote msg, DelegatedState lent) throws Rejection {
        VoterState voter = voter(tx.state(), tx.signer());
        if (voter.experienceValue().signum() > 0 || tx.height() <= voter.lentUntil()) {
            throw new Rejection(
                    ErrorCode.E_DELEGATED,
                    "the account's experience power is lent, or may still count where it was until height "
                            + voter.lentUntil());
        }
        Ref person = tx.state().get(StateKeys.person(tx.signer()));
        Ref voice = person == null ? null : tx.state().get(StateKeys.voice(msg.proposal(), person.id()));
        if (voice != null && !voice.id().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_ALREADY_VOTED, "this person votes by account " + voice.id());
        }
        return power(tx.state(), tx.signer()).add(lent.experienceValue());
    }

    /** 1 where a known person votes for the first time. */
    private static int newPerson(TxContext tx, GovernanceMsg.Vote msg) {
        Ref person = tx.state().get(StateKeys.person(tx.signer()));
        if (person == null || tx.state().has(StateKeys.voice(msg.proposal(), person.id()))) {
            return 0;
        }
        tx.state().put(StateKeys.voice(msg.proposal(), person.id()), new Ref(tx.signer()));
        return 1;
    }

    private static ProposalState counted(TxContext tx, ProposalState p, VoteState ballot, int persons) {
        return p.withCounts(
                persons,
                p.stake()
                        .plus(ballot.aye(), ballot.weightValue(), ballot.turnoutValue(), Proposing.stakeElectorate(tx)),
                p.experience()
                        .plus(
                                ballot.aye(),
                                ballot.experienceValue(),
                                ballot.experienceValue(),
                                Proposing.experienceElectorate(tx.state())));
    }
}
