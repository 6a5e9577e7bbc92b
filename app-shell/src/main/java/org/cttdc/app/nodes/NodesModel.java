package org.cttdc.app.nodes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.Disagreement.Answer;
import org.cttdc.lightnode.api.Disagreement.Charge;
import org.cttdc.lightnode.api.Disagreement.Statement;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.i18n.Times;

/** What the Nodes view says: how each node stands, and who said what where they contradicted each other. No nodes of the screen. */
final class NodesModel {
    /** Older ones are in {@code ctt status}. */
    private static final int MOST_CLASHES = 20;

    private static final String STORE = "store";

    private final Texts texts;
    private final Times times;
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(this, "shown", Shown.NOTHING);

    NodesModel(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    /** All that is shown. */
    record Shown(List<Peer> peers, List<Clash> clashes) {
        static final Shown NOTHING = new Shown(List.of(), List.of());
    }

    /**
     * A node.
     *
     * @param notes until when it is not asked, where it is expelled
     * @param trouble whether it is not asked now
     */
    record Peer(String endpoint, Text standing, List<Text> notes, boolean trouble) {}

    /** Two headers for one height: where, who says what, what followed and what a person can do. */
    record Clash(Text title, List<Side> sides, List<Text> outcome, String details) {}

    /** Who says which hash. */
    record Side(Text says, String hash) {}

    /** What is shown now. FX thread. */
    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /** Reads it off a light node; any thread. */
    Shown read(LightNode node) {
        return of(node.peers(), node.disagreements());
    }

    Shown of(List<PeerReport> peers, List<Disagreement> disagreements) {
        return new Shown(
                peers.stream().map(this::peer).toList(),
                disagreements.stream().limit(MOST_CLASHES).map(this::clash).toList());
    }

    private Peer peer(PeerReport report) {
        List<Text> notes = new ArrayList<>();
        Instant until = report.expelledUntil();
        if (until != null) {
            notes.add(texts.text("nodes.until", time(until)));
        }
        boolean trouble = switch (report.standing()) {
            case PRIMARY, WITNESS -> false;
            case PAUSING, EXPELLED -> true;
        };
        return new Peer(
                report.endpoint().toString(),
                texts.text("nodes.standing." + report.standing(), report.score()),
                notes,
                trouble);
    }

    private Clash clash(Disagreement one) {
        List<Text> outcome = new ArrayList<>();
        outcome.add(texts.text("nodes.outcome." + one.outcome()));
        one.evidence().forEach(charge -> outcome.add(evidence(charge)));
        if (one.outcome() == Disagreement.Outcome.ATTACK) {
            outcome.add(texts.text("nodes.decide"));
        }
        return new Clash(
                texts.text("nodes.clash", whole(one.height()), time(one.noted())),
                one.statements().stream().map(this::side).toList(),
                outcome,
                one.toString());
    }

    private Side side(Statement says) {
        Text who = STORE.equals(says.source().getScheme())
                ? texts.text("nodes.store")
                : Text.literal(says.source().toString());
        return new Side(
                texts.text("nodes.says." + says.ruling(), who, whole(says.height())),
                says.hash().hexUpper());
    }

    private Text evidence(Charge charge) {
        long taken = charge.answers().stream().filter(Answer::taken).count();
        return texts.text(
                "nodes.evidence",
                Text.literal(charge.against().toString()),
                charge.accused().size(),
                taken,
                charge.answers().size());
    }

    private Text time(Instant time) {
        return Text.literal(times.absolute(time));
    }

    private static Text whole(long number) {
        return Text.literal(Long.toString(number));
    }
}
