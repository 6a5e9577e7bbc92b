package org.cttdc.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.cttdc.app.nodes.NodesModel.Clash;
import org.cttdc.app.nodes.NodesModel.Shown;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.Disagreement.Outcome;
import org.cttdc.lightnode.api.Disagreement.Ruling;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.lightnode.api.PeerReport.Standing;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.light.Attack;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.i18n.Times;
import org.cttdc.uikit.testkit.Bundles;
import org.junit.jupiter.api.Test;

/** What is said of nodes and their disagreements, without a screen. */
class NodesModelTest {
    static final URI ONE = URI.create("https://one.example");
    static final URI TWO = URI.create("https://two.example");
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Bytes HONEST = Sha256.of(Bytes.of(new byte[] {1}));
    private static final Bytes OTHER = Sha256.of(Bytes.of(new byte[] {2}));

    private final Languages languages = new Languages(Locale.ENGLISH);
    private final Texts texts = NodesTexts.load(languages);
    private final NodesModel model = new NodesModel(texts, new Times(texts, InstantSource.fixed(NOON), ZoneOffset.UTC));

    static List<PeerReport> peers() {
        return List.of(
                new PeerReport(ONE, Standing.PRIMARY, 97, null, ""),
                new PeerReport(TWO, Standing.EXPELLED, 12, NOON.plusSeconds(86_400), "INVALID_COMMIT"));
    }

    static Disagreement clash(Outcome outcome) {
        boolean attack = outcome == Outcome.ATTACK;
        return new Disagreement(
                1207,
                NOON,
                outcome,
                List.of(
                        new Disagreement.Statement(ONE, 1207, HONEST, NOON, Ruling.VERIFIED, ""),
                        new Disagreement.Statement(
                                TWO,
                                1207,
                                OTHER,
                                NOON,
                                attack ? Ruling.VERIFIES_TOO : Ruling.FALSE,
                                attack ? "" : "too little power")),
                attack
                        ? List.of(new Disagreement.Charge(
                                Attack.EQUIVOCATION,
                                TWO,
                                1207,
                                1207,
                                OTHER,
                                List.of(Bytes.of(new byte[20])),
                                List.of(new Disagreement.Answer(ONE, true, ""))))
                        : List.of());
    }

    @Test
    void everyNodeHasItsStandingAndItsScore() {
        Shown shown = model.of(peers(), List.of());
        assertThat(shown.peers().getFirst().standing().get()).contains("Leads", "97 of 100");
        assertThat(shown.peers().getFirst().trouble()).isFalse();
        assertThat(shown.peers().getLast().standing().get()).contains("Expelled", "12 of 100");
        assertThat(shown.peers().getLast().notes().getFirst().get()).contains("2026-11-28 12:00:00");
        assertThat(shown.peers().getLast().trouble()).isTrue();
    }

    @Test
    void anAttackSaysWhoSaysWhatAndWhatAPersonCanDo() {
        Clash clash =
                model.of(peers(), List.of(clash(Outcome.ATTACK))).clashes().getFirst();
        assertThat(clash.title().get()).contains("height 1207", "2026-11-27 12:00:00");
        assertThat(clash.sides())
                .extracting(NodesModel.Side::hash)
                .containsExactly(HONEST.hexUpper(), OTHER.hexUpper());
        assertThat(clash.sides().getFirst().says().get()).contains(ONE.toString(), "witnessed");
        assertThat(clash.sides().getLast().says().get()).contains(TWO.toString(), "just as well");
        assertThat(clash.outcome())
                .extracting(Text::get)
                .satisfiesExactly(
                        line -> assertThat(line).contains("Nothing of it was believed"),
                        line -> assertThat(line).contains(TWO.toString(), "1 validator;", "1 of 1 node"),
                        line -> assertThat(line).contains("--trust HEIGHT:HASH"));
        assertThat(clash.details()).contains("EQUIVOCATION");
    }

    @Test
    void aLiarIsNamedAndNothingIsToBeDecided() {
        Clash clash = model.of(peers(), List.of(clash(Outcome.LIAR_EXPELLED)))
                .clashes()
                .getFirst();
        assertThat(clash.sides().getLast().says().get()).contains(TWO.toString(), "cannot be verified");
        assertThat(clash.outcome())
                .extracting(Text::get)
                .singleElement()
                .asString()
                .contains("was not believed");
        assertThat(clash.details()).contains("too little power");
    }

    @Test
    void itIsSaidInChineseToo() {
        Clash clash =
                model.of(peers(), List.of(clash(Outcome.ATTACK))).clashes().getFirst();
        languages.use(Locale.SIMPLIFIED_CHINESE);
        assertThat(clash.title().get()).contains("1207", "有两个区块头");
        assertThat(clash.outcome().getFirst().get()).contains("一律未采信");
        Bundles.assertComplete(texts);
        Bundles.assertUsedKeysExist(texts, Path.of("src/main/java/org/cttdc/app/nodes"));
    }
}
