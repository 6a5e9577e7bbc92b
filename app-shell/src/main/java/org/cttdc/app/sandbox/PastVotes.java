package org.cttdc.app.sandbox;

import java.io.IOException;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.ProposalContent;

/** What the community of the sandbox has put to the vote: a grant that is nearly through, and a parameter that people disagree on. */
final class PastVotes {
    private static final long CTT = 1_000_000;
    private static final long STAKE = 800 * CTT;
    private static final long GRANT = 15_00;
    private static final int VOTERS = 17;
    /** Reviewers who are against the parameter: in the chamber of stake that is too many at so low a turnout. */
    private static final int AGAINST = 4;

    private final PastChain chain;
    private final Cast cast;

    PastVotes(PastChain chain, Cast cast) {
        this.chain = chain;
        this.cast = cast;
    }

    /** A small grant of the treasury, wanted by all. */
    void grant() throws IOException {
        Persona keeper = cast.one(Persona.Part.REVIEWER, 19);
        propose(
                1,
                "Thank who keeps the list of test methods",
                "Everybody who writes a report looks things up in it.",
                new ProposalContent.TreasurySpend(chain.address(keeper), Asset.CREDIT, GRANT));
        vote(1, 0);
    }

    /** A parameter, on which opinions differ. */
    void parameter() throws IOException {
        propose(
                2,
                "Let tests of dearer goods count for more",
                "Testing a heat pump is more work than testing a lamp; its fee counts for experience only in part.",
                new ProposalContent.ParamChange("experienceFeeCap", 12_000));
        vote(2, AGAINST);
    }

    private void propose(long number, String title, String reason, ProposalContent content) throws IOException {
        long bond = chain.expect(StateKeys.params()).governance().proposalBond();
        chain.send(
                cast.one(Persona.Part.EXPERT, (int) number), new GovernanceMsg.Propose(title, reason, content, bond));
        chain.block();
        chain.expect(StateKeys.proposals().item(number - 1));
    }

    private void vote(long number, int against) throws IOException {
        for (int i = 1; i <= VOTERS; i++) {
            chain.send(
                    cast.one(Persona.Part.REVIEWER, i),
                    new GovernanceMsg.Vote(number, i > against, STAKE, Conviction.ONE, true));
        }
        chain.block();
        ProposalState counted = chain.expect(StateKeys.proposals().item(number - 1));
        if (counted.persons() != VOTERS) {
            throw new IllegalStateException("seeding: " + counted.persons() + " persons voted on " + number);
        }
    }
}
