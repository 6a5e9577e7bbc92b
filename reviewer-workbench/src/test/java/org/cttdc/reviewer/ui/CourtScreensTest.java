package org.cttdc.reviewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.testing.CourtWorld;
import org.cttdc.reviewer.testing.PageStand;
import org.cttdc.reviewer.testing.World;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.wallet.testkit.StubWallet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pages of disputes, jury duty and audits, used and written to {@code target/screens} for people to look at. */
@ExtendWith(FxHeadless.class)
class CourtScreensTest {
    private static final long HEIGHT = 275;

    @TempDir
    Path home;

    private final World world = new World(HEIGHT);
    private final CourtWorld court = new CourtWorld(world, HEIGHT);
    private final PageStand stand = new PageStand();
    private ReviewerServices services;

    @BeforeEach
    void start() {
        services = world.services(stand.kit, home);
        world.settleFirstCycle(600);
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void disputesShowRoundsAndOfferAppeals() {
        court.running();
        court.appealable();
        court.ended();
        StackPane root = stand.open(services, "disputes");
        FxHeadless.await(() -> root.lookup("#disputes-table") instanceof TableView<?> t
                && t.getItems().size() == 3);
        select(root, "#disputes-table", 1);
        FxHeadless.await(() -> root.lookup("#dispute-appeal-uphold") instanceof Button appeal && !appeal.isDisabled());
        stand.look(root, "disputes");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#dispute-appeal-uphold").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        // Two of three jurors found for the challenger: the losing side brings three times what seven jurors cost.
        assertThat(proposed()).isEqualTo(new ArbitrationMsg.FundAppeal(1, Ruling.UPHOLD, 21_000_000));
    }

    @Test
    void aJurorSealsAVoteThatOnlyTheKeyCanOpen() {
        court.running();
        StackPane root = stand.open(services, "jury");
        FxHeadless.await(() -> root.lookup("#vote-CHALLENGER") != null);
        stand.look(root, "jury");
        Scans.assertNamed(root);
        FxHeadless.run(() -> ((RadioButton) Objects.requireNonNull(root.lookup("#vote-CHALLENGER"))).setSelected(true));
        FxHeadless.run(() -> button(root, "#vote-seal").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        var sealed = (ArbitrationMsg.CommitVote) proposed();
        services.court().open(StubWallet.OWNER, court.disputes().getFirst(), sealed.commitment(), "open");
        var opened = (ArbitrationMsg.RevealVote)
                world.wallet.proposed.get(1).messages().getFirst();
        assertThat(opened.vote()).isEqualTo(Ruling.CHALLENGER);
        assertThat(Arbitration.voteCommitment(0, 0, StubWallet.OWNER, opened.vote(), opened.salt()))
                .isEqualTo(sealed.commitment());
    }

    @Test
    void whoIsNoJurorMayJoin() {
        StackPane root = stand.open(services, "jury");
        FxHeadless.await(() -> root.lookup("#jury-join") instanceof Button);
        stand.look(root, "jury-none");
        FxHeadless.run(() -> button(root, "#jury-join").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(proposed()).isInstanceOf(ArbitrationMsg.JoinJury.class);
    }

    @Test
    void theDrawnLaboratorySaysThatNoUnitCame() {
        court.audited();
        StackPane root = stand.open(services, "audits");
        FxHeadless.await(() -> root.lookup("#audits-table") instanceof TableView<?> t
                && t.getItems().size() == 3);
        select(root, "#audits-table", 2);
        FxHeadless.await(() -> root.lookup("#audit-missing") instanceof Button missing && !missing.isDisabled());
        stand.look(root, "audits");
        Scans.assertNamed(root);
        assertThat(FxHeadless.call(() -> button(root, "#audit-file").isDisabled()))
                .isTrue();
        FxHeadless.run(() -> button(root, "#audit-missing").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(((ArbitrationMsg.SubmitAudit) proposed()).received()).isFalse();
    }

    @Test
    void theDrawnLaboratoryFilesWhatItFound() throws IOException {
        court.audited();
        StackPane root = stand.open(services, "audits");
        FxHeadless.await(() -> root.lookup("#audits-table") instanceof TableView<?> t
                && t.getItems().size() == 3);
        select(root, "#audits-table", 2);
        FxHeadless.await(() -> root.lookup("#audit-file") != null);
        Path foreign = Files.writeString(home.resolve("notes.txt"), "no report");
        FxHeadless.run(() -> file(root).take(foreign));
        FxHeadless.await(() -> stand.navigator.notices.size() == 1);
        assertThat(FxHeadless.call(() -> button(root, "#audit-file").isDisabled()))
                .as("a file that is no report is not filed")
                .isTrue();
        Bytes found = Bytes.of(DocumentWriter.canonical(world.report(0.98, 0.1)));
        Path report = Files.write(home.resolve("found.json"), found.toArray());
        FxHeadless.run(() -> file(root).take(report));
        FxHeadless.await(() -> !button(root, "#audit-file").isDisabled());
        stand.look(root, "audits-file");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#audit-file").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        var filed = (ArbitrationMsg.SubmitAudit) proposed();
        assertThat(filed.received()).isTrue();
        assertThat(filed.document()).isEqualTo(found);
    }

    @Test
    void aRetestIsFiledFromItsFileAlone() throws IOException {
        court.retesting();
        StackPane root = stand.open(services, "disputes");
        FxHeadless.await(() -> root.lookup("#dispute-retest") instanceof Button retest && retest.isDisabled());
        stand.look(root, "retest");
        Bytes found = Bytes.of(DocumentWriter.canonical(world.report(0.93, 0.1)));
        Path report = Files.write(home.resolve("retest.json"), found.toArray());
        FxHeadless.run(() -> file(root).take(report));
        FxHeadless.await(() -> !button(root, "#dispute-retest").isDisabled());
        // A new block does not take the chosen file away.
        world.node.advance(1);
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#dispute-retest").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(proposed()).isEqualTo(new ArbitrationMsg.SubmitRetest(0, found));
    }

    @Test
    void emptyPlacesSayWhatTheyAreFor() {
        for (String page : new String[] {"disputes", "audits"}) {
            StackPane root = stand.open(services, page);
            FxHeadless.await(() -> !Scans.words(root).isEmpty());
            stand.look(root, page + "-empty");
        }
    }

    private Msg proposed() {
        return world.wallet.proposed.getFirst().messages().getFirst();
    }

    /** A file chooser belongs to the window system: what it would choose is handed to what holds its button. */
    private static LabFile file(StackPane root) {
        return (LabFile) button(root, "#lab-choose").getParent();
    }

    private static void select(StackPane root, String table, int row) {
        FxHeadless.run(() -> ((TableView<?>) Objects.requireNonNull(root.lookup(table)))
                .getSelectionModel()
                .select(row));
    }

    private static Button button(StackPane root, String id) {
        return (Button) Objects.requireNonNull(root.lookup(id));
    }
}
