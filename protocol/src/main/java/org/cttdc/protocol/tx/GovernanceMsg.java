package org.cttdc.protocol.tx;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.Tag;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;

/** Voting, membership and the token's reserve (protocol page, sections 7 and 10). Proposals are numbered from 1. */
public sealed interface GovernanceMsg extends Msg {

    /** Puts something to the vote: a title and a reason for people, and what would happen. The bond comes back when enough vote. */
    @Tag(30)
    record Propose(String title, String reason, ProposalContent content, long bond) implements GovernanceMsg {}

    /**
     * Votes in both chambers, or changes the signer's vote: {@code stake} uCTT are locked and count with conviction, together with
     * what others delegated; {@code withExperience} adds the experience power of the signer and of who delegated it.
     */
    @Tag(31)
    record Vote(long proposal, boolean aye, long stake, Conviction conviction, boolean withExperience)
            implements GovernanceMsg {}

    /** Lends weight to another account's own votes, one step: {@code stake} uCTT are locked, and experience power if so wanted. */
    @Tag(32)
    record Delegate(Bytes to, long stake, Conviction conviction, boolean withExperience) implements GovernanceMsg {}

    /** Ends the signer's delegation; the stake stays locked as its conviction says. */
    @Tag(33)
    record EndDelegation() implements GovernanceMsg {}

    /** Takes back the stake of a vote whose lock is over. */
    @Tag(34)
    record Unlock(long proposal) implements GovernanceMsg {}

    /** Takes back the stake of an ended delegation whose lock is over. */
    @Tag(35)
    record UnlockDelegation() implements GovernanceMsg {}

    /** Draws the consequence of a vote that is over. */
    @Tag(36)
    record Enact(long proposal) implements GovernanceMsg {}

    /** Claims what an enacted {@link ProposalContent.TreasurySpend} granted the signer. */
    @Tag(37)
    record ClaimGrant(long proposal) implements GovernanceMsg {}

    /** Pays 1 to 5 years of membership in CREDIT. */
    @Tag(38)
    record PayMembership(MemberRole role, int years) implements GovernanceMsg {}

    /** Burns that many uCTT for what the reserve holds behind them, less a hundredth. */
    @Tag(39)
    record RedeemToken(long amount) implements GovernanceMsg {}
}
