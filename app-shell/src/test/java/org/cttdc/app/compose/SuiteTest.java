package org.cttdc.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cttdc.app.frame.MainFrame;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.Role;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole suite as {@code main} makes it, on a sandbox of its own. */
@ExtendWith(FxHeadless.class)
class SuiteTest {
    @TempDir
    Path home;

    @Test
    void opensWithAVerifiedHeightSwitchesTheAccountAndLocks() throws Exception {
        try (Suite suite = Suite.openSandbox(
                home,
                Optional.empty(),
                new Languages(Locale.ENGLISH),
                new Appearance(),
                InstantSource.system(),
                new SecureRandom())) {
            MainFrame frame = FxHeadless.call(() -> suite.frame(Role.REVIEWER));
            Stage stage = FxHeadless.call(() -> {
                var shown = new Stage();
                Scene scene = frame.scene(1366, 768);
                shown.setScene(scene);
                shown.show();
                return shown;
            });
            try {
                FxHeadless.await(
                        () -> says(frame, "Height " + suite.node().status().height()));
                assertThat(suite.node().status().height()).isPositive();
                assertThat(Scans.words(frame)).contains("Reviewer", "Expert", "Merchant", "Wallet", "Sandbox");
                WalletAccount other = suite.wallet().state().accounts().get(1);
                suite.wallet().activate(other.address());
                FxHeadless.await(() -> says(frame, other.name()));
                suite.wallet().lock();
                assertThat(suite.wallet().state().stage()).isEqualTo(WalletState.Stage.LOCKED);
                FxHeadless.await(() -> lockedOut(frame));
                FxHeadless.await(() -> says(
                        frame,
                        "The wallet is locked; drafts and balances stay. In the sandbox its passphrase is “sandbox”."));
            } finally {
                FxHeadless.run(() -> {
                    frame.release();
                    stage.close();
                });
            }
        }
    }

    private static boolean says(MainFrame frame, String words) {
        List<String> all = Scans.words(frame);
        return all.stream().anyMatch(words::equals);
    }

    private static boolean lockedOut(MainFrame frame) {
        return Scans.nodes(frame).stream()
                .anyMatch(node -> "Lock the wallet".equals(node.getAccessibleText()) && node.isDisabled());
    }
}
