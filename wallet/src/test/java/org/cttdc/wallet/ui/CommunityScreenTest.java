package org.cttdc.wallet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.MemberState;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.tx.MemberRole;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.theme.Appearance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Membership and reserve: what redeeming pays is told before it is signed. */
@ExtendWith(FxHeadless.class)
class CommunityScreenTest {
    @TempDir
    Path home;

    @Test
    void redeemingTellsWhatItPaysAndMembershipWhatItCosts() {
        try (World world = new World(home).withPast()) {
            world.node.put(StateKeys.params(), ParamFields.with(ChainParams.sandbox(), "governance.reserve", 1));
            world.node.put(StateKeys.reserve(), new ReserveState(12_000_000, 0));
            world.node.put(StateKeys.totals(), new Totals(0, 0, 0, 0, 12_000_000, 400_000_000_000L, 0, 0, 0));
            world.node.put(
                    StateKeys.member(world.account(0).address()), MemberState.NONE.with(MemberRole.REVIEWER, 61));
            world.shown = true;
            StackPane root = world.page(WalletWorkbench.COMMUNITY);
            Appearance appearance = FxHeadless.call(Appearance::new);
            Stage stage = FxHeadless.show(root, 1150, 680, appearance);
            FxHeadless.run(() -> field(root).setText("100"));
            assertThat(FxHeadless.call(() -> Scans.words(root)))
                    .anyMatch(word -> word.contains("29.70"))
                    .anyMatch(word -> word.contains("cycle 61"));
            Scans.assertNamed(root);
            Snapshots.inEveryDress(root, world.languages, appearance, Path.of("target", "screens"), "community");
            int before = world.node.outbox().entries().size();
            FxHeadless.run(() -> button(root, "#reserve-redeem").fire());
            assertThat(world.node.outbox().entries()).hasSize(before + 1);
            assertThat(world.navigator.notices).hasSize(1);
            FxHeadless.run(() -> button(root, "#membership-pay").fire());
            assertThat(world.node.outbox().entries()).hasSize(before + 2);
            FxHeadless.run(() -> field(root).setText("2000"));
            assertThat(FxHeadless.call(() -> button(root, "#reserve-redeem").isDisabled()))
                    .isTrue();
            FxHeadless.run(stage::close);
        }
    }

    @Test
    void creditIsGivenBackByEverybodyAndIssuedByACustodian() {
        try (World world = new World(home).withPast()) {
            Bytes mall = Bytes.fromHex("ab".repeat(20));
            world.node.append(StateKeys.platforms(), new Ref(mall));
            world.node.put(StateKeys.platform(mall), new PlatformState(mall, "Sandbox Mall", 700_000, 3));
            world.shown = true;
            StackPane root = world.page(WalletWorkbench.COMMUNITY);
            Appearance appearance = FxHeadless.call(Appearance::new);
            Stage stage = FxHeadless.show(root, 1150, 1000, appearance);
            assertThat(FxHeadless.call(() ->
                            root.lookup("#credit-issue").getParent().getParent().isVisible()))
                    .as("only a custodian confirms deposits")
                    .isFalse();
            Bytes main = world.account(0).address();
            world.node.put(StateKeys.custodian(main), new Ref(main));
            world.node.advance(1);
            FxHeadless.run(() -> {
                text(root, "#credit-amount").setText("12.345");
                text(root, "#credit-deposit").setText("500");
            });
            assertThat(FxHeadless.call(() -> button(root, "#credit-redeem").isDisabled()))
                    .as("a fen is the smallest amount")
                    .isTrue();
            FxHeadless.run(() -> text(root, "#credit-amount").setText("12.34"));
            Scans.assertNamed(root);
            Snapshots.inEveryDress(root, world.languages, appearance, Path.of("target", "screens"), "credit");
            FxHeadless.run(() -> button(root, "#credit-redeem").fire());
            assertThat(world.newest()).isEqualTo(new Msg.RedeemCredit(1_234));
            FxHeadless.run(() -> button(root, "#credit-issue").fire());
            assertThat(world.newest()).isEqualTo(new Msg.IssueCredit(mall, 50_000));
            FxHeadless.run(stage::close);
        }
    }

    private static Button button(StackPane root, String id) {
        return (Button) Objects.requireNonNull(root.lookup(id));
    }

    private static TextField field(StackPane root) {
        return text(root, "#reserve-amount");
    }

    private static TextField text(StackPane root, String id) {
        return (TextField) Objects.requireNonNull(root.lookup(id));
    }
}
