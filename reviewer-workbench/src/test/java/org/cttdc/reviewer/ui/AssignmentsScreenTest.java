package org.cttdc.reviewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.reviewer.ReviewerServices;
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

/** Offering to review by assignment, and what the draw left to do; pictures go to {@code target/screens}. */
@ExtendWith(FxHeadless.class)
class AssignmentsScreenTest {
    /** In cycle 2, while its reports are being committed. */
    private static final long HEIGHT = 275;

    @TempDir
    Path home;

    private final World world = new World(HEIGHT);
    private final PageStand stand = new PageStand();
    private ReviewerServices services;

    @BeforeEach
    void start() {
        services = world.services(stand.kit, home);
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void whoOffersSignsForTheChosenModel() {
        StackPane root = stand.open(services, "assignments");
        FxHeadless.await(() -> root.lookup("#assignment-offer") instanceof Button offer && !offer.isDisabled());
        FxHeadless.await(() -> says(root, "no offers so far"));
        stand.look(root, "assignments");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#assignment-offer").fire());
        FxHeadless.await(() -> !stand.navigator.notices.isEmpty());
        assertThat(world.wallet.proposed.getFirst().messages())
                .singleElement()
                .isInstanceOfSatisfying(
                        ArbitrationMsg.OptIn.class,
                        said -> assertThat(said.model()).isEqualTo(world.modelId));
    }

    @Test
    void whoIsDrawnIsToldWhatToDoAndCannotOfferTwice() {
        Ref me = new Ref(StubWallet.OWNER);
        world.node.put(StateKeys.offered(world.modelId, 3, World.PERSON), me);
        world.node.append(StateKeys.offers(world.modelId, 3), me);
        for (long cycle : new long[] {1, 2}) {
            world.node.put(StateKeys.assigned(world.modelId, cycle, StubWallet.OWNER), me);
            world.node.append(StateKeys.assignments(world.modelId, cycle), me);
        }
        StackPane root = stand.open(services, "assignments");
        FxHeadless.await(() -> says(root, "You are assigned for cycle 2"));
        assertThat(says(root, "commit your report by height 306")).isTrue();
        assertThat(says(root, "You have offered")).isTrue();
        assertThat(FxHeadless.call(() -> button(root, "#assignment-offer").isDisabled()))
                .isTrue();
        stand.look(root, "assignments-drawn");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#assignment-shop").fire());
        assertThat(stand.navigator.opened).last().asString().contains("shop");
    }

    @Test
    void authorsDoNotReviewUnderTheirOwnModels() {
        world.node.put(
                StateKeys.model(world.modelId),
                new ModelState(
                        world.modelId, StubWallet.OWNER, "led-lamp", "1.0", Bytes.EMPTY, 50_000_000, 2, 40, 0, 0));
        StackPane root = stand.open(services, "assignments");
        FxHeadless.await(() -> says(root, "authors do not review"));
        assertThat(FxHeadless.call(() -> button(root, "#assignment-offer").isDisabled()))
                .isTrue();
    }

    private static boolean says(StackPane root, String words) {
        return FxHeadless.call(() -> Scans.words(root)).stream().anyMatch(one -> one.contains(words));
    }

    private static Button button(StackPane root, String id) {
        return (Button) Objects.requireNonNull(root.lookup(id));
    }
}
