package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/** Keys of proposals and votes. */
abstract class VotingKeys extends CourtKeys {
    /** Every vote; the one with number n is item n - 1. */
    public static ListKey<ProposalState> proposals() {
        return list(ProposalState.class, "proposals");
    }

    public static StateKey<ProposalText> proposalText(long number) {
        return key(ProposalText.class, "proposal-text", number(number));
    }

    public static StateKey<VoteState> vote(long proposal, @Address Bytes voter) {
        return key(VoteState.class, "vote", number(proposal), voter);
    }

    /** Marks that a person voted; holds the account that has their voice. */
    public static StateKey<Ref> voice(long proposal, Bytes person) {
        return key(Ref.class, "voice", number(proposal), person);
    }

    public static StateKey<VoterState> voter(@Address Bytes address) {
        return key(VoterState.class, "voter", address);
    }

    public static StateKey<DelegatedState> delegated(@Address Bytes to) {
        return key(DelegatedState.class, "delegated", to);
    }

    public static StateKey<VoteHorizon> voteHorizon() {
        return key(VoteHorizon.class, "vote-horizon");
    }

    public static StateKey<GrantState> grant(long proposal) {
        return key(GrantState.class, "grant", number(proposal));
    }
}
