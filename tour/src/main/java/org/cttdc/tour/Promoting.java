package org.cttdc.tour;

import org.cttdc.app.sandbox.Persona;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;

/** Word of mouth: who recommended the tour's product claims a part of the platform's share, and of the community's. */
final class Promoting {
    /** Number of the reviewer who recommended. */
    static final int RECOMMENDER = 2;

    private final Guide guide;
    private final Hand hand;

    Promoting(Guide guide) {
        this.guide = guide;
        this.hand = guide.hand();
    }

    /** The subtotal proves against the batch; claiming it pays at once. */
    void claim() {
        open();
        hand.readsIn("#promotion-table", Product.LIGHT.name(), "Can be claimed");
        guide.album().take("promotion", "What was recommended, proved against the batch, and what it earns");
        claim("#promotion-claim", "You prove", "that you recommended");
    }

    /** Once no score can change any more, the community's tenth is paid by score. */
    void claimScore() {
        open();
        hand.readsIn("#promotion-scores", "Can be claimed");
        claim("#promotion-score-claim", "You claim your part of what the community pays");
        guide.note("promotion claimed");
    }

    private void open() {
        guide.actAs(guide.persona(Persona.Part.REVIEWER, RECOMMENDER));
        guide.go("reviewer", "promotion");
    }

    private void claim(String button, String... sentences) {
        long before = credit();
        hand.press(button);
        guide.sign(sentences);
        if (credit() <= before) {
            throw new TourFailure("the recommender was paid nothing");
        }
    }

    private long credit() {
        Bytes address = guide.address(guide.persona(Persona.Part.REVIEWER, RECOMMENDER));
        return guide.state()
                .read(StateKeys.account(address))
                .value()
                .orElse(Account.EMPTY)
                .credit();
    }
}
