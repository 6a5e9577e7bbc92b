package org.cttdc.reviewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DefectState.DefectStage;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.testing.PageStand;
import org.cttdc.reviewer.testing.World;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.wallet.testkit.StubWallet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A defect from its report to the bond's way back; pictures go to {@code target/screens}. */
@ExtendWith(FxHeadless.class)
class DefectScreenTest {
    /** Reported in cycle 1, a defect lapses with cycle 6. */
    private static final long REPORTED = 200;

    private static final long CYCLE = 120;

    @TempDir
    Path home;

    private final PageStand stand = new PageStand();

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void aFileIsEvidenceAsGoodAsAReport() throws IOException {
        var world = new World(275);
        ReviewerServices services = world.services(stand.kit, home);
        world.claimed(services.flow(), Bytes.EMPTY, Bytes.EMPTY);
        byte[] photo = "a lid beside its jug".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(home.resolve("lid.jpg"), photo);
        StackPane root = stand.open(services, "purchases");
        FxHeadless.await(() -> root.lookup("#defect-statement") != null);
        FxHeadless.run(() -> statement(root).setText("The lid falls off"));
        assertThat(FxHeadless.call(() -> button(root, "#defect-report").isDisabled()))
                .isTrue();
        FxHeadless.run(() -> ((DefectForm) statement(root).getParent()).take(file));
        FxHeadless.await(() -> !button(root, "#defect-report").isDisabled());
        stand.look(root, "defect-file");
        Scans.assertNamed(root);
        // A new block, and other news of the same purchase, take nothing of what was typed.
        world.node.advance(1);
        FxHeadless.run(() -> button(root, "#defect-report").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(proposed(world))
                .isInstanceOfSatisfying(
                        MarketMsg.ReportDefect.class,
                        said -> assertThat(said.evidence()).isEqualTo(Sha256.of(Bytes.of(photo))));
    }

    @Test
    void anUndecidedDefectIsVouchedForAndKeepsItsBondUntilItLapses() {
        var world = new World(275);
        ReviewerServices services = defect(world);
        StackPane root = stand.open(services, "purchases");
        FxHeadless.await(() -> root.lookup("#defect-vouch") instanceof Button vouch && !vouch.isDisabled());
        assertThat(FxHeadless.call(() -> Scans.words(root))).anyMatch(word -> word.contains("lapses with cycle 6"));
        assertThat(root.lookup("#defect-reclaim")).isNull();
        stand.look(root, "defect-open");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#defect-vouch").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(proposed(world))
                .isInstanceOfSatisfying(
                        ArbitrationMsg.OpenDispute.class,
                        said -> assertThat(said.kind()).isEqualTo(DisputeKind.DEFECT));
    }

    @Test
    void theBondOfALapsedDefectIsTakenBack() {
        // The first block that may include a transaction signed now opens cycle 6.
        var world = new World(6 * CYCLE + 1 - 2);
        ReviewerServices services = defect(world);
        StackPane root = stand.open(services, "purchases");
        FxHeadless.await(() -> root.lookup("#defect-reclaim") instanceof Button take && !take.isDisabled());
        stand.look(root, "defect-lapsed");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#defect-reclaim").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(proposed(world)).isInstanceOf(MarketMsg.ReclaimBond.class);
    }

    private ReviewerServices defect(World world) {
        ReviewerServices services = world.services(stand.kit, home);
        PurchaseState purchase = world.claimed(services.flow(), Bytes.EMPTY, Bytes.EMPTY);
        world.node.put(
                StateKeys.defect(purchase.nullifier()),
                new DefectState(
                        purchase.nullifier(),
                        world.modelId,
                        world.lampId,
                        StubWallet.OWNER,
                        "The lid falls off",
                        Bytes.fromHex("0d".repeat(32)),
                        10_000_000,
                        DefectStage.OPEN,
                        false,
                        REPORTED,
                        0));
        return services;
    }

    private static Msg proposed(World world) {
        return world.wallet.proposed.getFirst().messages().getFirst();
    }

    private static TextField statement(StackPane root) {
        return (TextField) Objects.requireNonNull(root.lookup("#defect-statement"));
    }

    private static Button button(StackPane root, String id) {
        return (Button) Objects.requireNonNull(root.lookup(id));
    }
}
