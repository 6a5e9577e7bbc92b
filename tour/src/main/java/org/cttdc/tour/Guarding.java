package org.cttdc.tour;

import java.util.List;
import java.util.Locale;
import org.cttdc.app.sandbox.Persona;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.NominationState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Power;

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

    /** A member bonds stake and nominates with it, and a reviewer nominates with what reports earned. */
    void stake() {
        guide.actAs(guide.persona(Persona.Part.MEMBER, 1));
        guide.go("wallet", "staking");
        hand.reads("validators make blocks", "Verified at");
        hand.type("#staking-amount", "250");
        hand.press("#staking-bond");
        guide.sign(() -> album.take("staking-sign", "What bonding stake signs"), "You bond 250 CTT as stake");
        hand.reads("750 CTT");
        guide.note("bonded");
        List<Bytes> candidates = List.of(candidate(1), candidate(2), candidate(3));
        nominate(Power.STAKE, candidates, "You nominate 3 candidates with your stake");
        hand.rowReads("#staking-table", "Validator operator 1", "stake");
        album.take("staking", "Who makes the blocks, who stands behind them, and the member's own stake");
        guide.actAs(guide.persona(Persona.Part.REVIEWER, 1));
        guide.go("wallet", "staking");
        nominate(Power.EXPERIENCE, candidates.subList(1, 3), "You nominate 2 candidates with your experience");
        guide.note("nominated");
    }

    /** The candidate of the operator with that number. The member was for all but the first's. */
    private Bytes candidate(int number) {
        Bytes operator = guide.address(guide.persona(Persona.Part.OPERATOR, number));
        StateView state = guide.state();
        return state.list(StateKeys.candidates()).value().stream()
                .map(Ref::id)
                .filter(id -> state.read(StateKeys.candidate(id))
                        .value()
                        .filter(one -> one.operator().equals(operator))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new TourFailure("operator " + number + " has no candidate"));
    }

    /** Chooses candidates in the table and signs; the chain then holds just these. */
    private void nominate(Power power, List<Bytes> candidates, String sentence) {
        candidates.forEach(candidate -> hand.press("#staking-choose-" + candidate.hex()));
        hand.press("#staking-by-" + power);
        String picture = "nominate-" + power.name().toLowerCase(Locale.ROOT) + "-sign";
        OutboxEntry sent =
                guide.sign(() -> album.take(picture, "Whom power is for: what a nomination signs"), sentence);
        StateKey<NominationState> ballot = power == Power.STAKE
                ? StateKeys.stakeBallot(sent.account())
                : StateKeys.experienceBallot(sent.account());
        NominationState now = guide.state().read(ballot).value().orElse(NominationState.NONE);
        if (!now.candidates().containsAll(candidates) || now.candidates().size() != candidates.size()) {
            throw new TourFailure("the ballot is for " + now.candidates() + ", not for " + candidates);
        }
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
        hand.reads("Audited reports", "Verified at", "An audit is paid");
        album.take("audits", "Audits: laboratories measure the same sealed units again");
        guide.note("joined the juries");
    }
}
