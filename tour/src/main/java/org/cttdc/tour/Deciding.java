package org.cttdc.tour;

import org.cttdc.app.sandbox.Persona;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.StateKeys;

/** A say in what the community decides: a vote that turns a chamber, membership, and what backs the token. */
final class Deciding {
    private static final long PARAMETER = 2;

    private final Guide guide;
    private final Hand hand;
    private final Album album;

    Deciding(Guide guide) {
        this.guide = guide;
        this.hand = guide.hand();
        this.album = guide.album();
    }

    /** Stake with conviction turns the chamber that was against. */
    void vote() {
        guide.actAs(guide.persona(Persona.Part.MEMBER, 1));
        require(!proposal().passes(), "the parameter passes before anybody else voted");
        guide.go("reviewer", "voting");
        hand.row("#voting-table", "Let tests of dearer goods count for more");
        hand.readsIn("#chamber-stake", "Not for it as it stands");
        album.take("voting", "A vote in two chambers, each count proved, with what it needs at this turnout");
        hand.type("#vote-stake", "5000");
        hand.choose("#vote-conviction", Conviction.TWO);
        hand.press("#vote-submit");
        guide.sign(() -> album.take("voting-sign", "What a vote signs"), "You vote FOR proposal 2.", "conviction 2");
        guide.state();
        hand.until("the chamber of stake to turn", () -> hand.text().contains("You voted for it"));
        hand.readsIn("#chamber-stake", "For it as it stands");
        album.take("voting-voted", "The vote turned the chamber");
        require(proposal().passes(), "the parameter does not pass after the vote");
        guide.note("voted");
    }

    /** A year of membership, and tokens given back to the reserve. */
    void join() {
        guide.actAs(guide.persona(Persona.Part.MEMBER, 1));
        guide.go("wallet", "community");
        hand.reads("The reserve holds", "Not a member in this role now.");
        hand.press("#membership-pay");
        guide.sign("You pay membership as a reviewer for 1 year");
        hand.until("the paid membership", () -> hand.text().contains("Paid up to and including cycle"));
        hand.type("#reserve-amount", "100");
        album.take("community", "Membership, and what backs the token: redeeming says what it pays");
        long before = reserve().credit();
        hand.press("#reserve-redeem");
        guide.sign("for good", "less one hundredth");
        require(reserve().credit() < before, "the reserve paid nothing");
        guide.note("redeemed");
    }

    private ProposalState proposal() {
        return guide.state()
                .read(StateKeys.proposals().item(PARAMETER - 1))
                .value()
                .orElseThrow(() -> new TourFailure("the sandbox has no second proposal"));
    }

    private ReserveState reserve() {
        return guide.state().read(StateKeys.reserve()).value().orElse(ReserveState.NONE);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new TourFailure(otherwise);
        }
    }
}
