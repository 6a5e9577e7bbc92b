package org.cttdc.tour;

import org.cttdc.app.sandbox.Persona;

/** What keeps blocks and verdicts honest: stake behind validators, disputes and their juries, audits. */
final class Guarding {
    /** The first eight reviewers of the sandbox are jurors already. */
    private static final int NEW_JUROR = 12;

    private final Guide guide;
    private final Hand hand;
    private final Album album;

    Guarding(Guide guide) {
        this.guide = guide;
        this.hand = guide.hand();
        this.album = guide.album();
    }

    /** A member bonds stake. */
    void stake() {
        guide.actAs(guide.persona(Persona.Part.MEMBER, 1));
        guide.go("wallet", "staking");
        hand.reads("validators make blocks", "Verified at");
        hand.type("#staking-amount", "250");
        hand.press("#staking-bond");
        guide.sign(() -> album.take("staking-sign", "What bonding stake signs"), "You bond 250 CTT as stake");
        hand.reads("750 CTT");
        album.take("staking", "Who makes the blocks, who stands behind them, and the member's own stake");
        guide.note("bonded");
    }

    /** A dispute is read, a reviewer joins the juries, and the audits are looked at. */
    void judge() {
        guide.actAs(guide.persona(Persona.Part.REVIEWER, NEW_JUROR));
        guide.go("reviewer", "disputes");
        hand.reads("All disputes", "Verified at", "The claim: it is wrong as a whole.");
        album.take("disputes", "A report is challenged: the claim, the rounds, the evidence");
        guide.go("reviewer", "jury");
        hand.press("#jury-join");
        guide.sign(() -> album.take("jury-sign", "What a juror signs"), "can be drawn as a juror");
        guide.state();
        hand.reads("You join with a stake of");
        album.take("jury", "Jury duty: who is drawn votes under seal");
        guide.go("reviewer", "audits");
        hand.reads("Audited reports", "Verified at");
        album.take("audits", "Audits: laboratories measure the same sealed units again");
        guide.note("joined the juries");
    }
}
