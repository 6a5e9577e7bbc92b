package org.cttdc.wallet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.SigningSheetView;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.Bundles;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Leaks;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.theme.Theme;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.WalletState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every screen in both languages and two looks, at the room a window of 1366 x 768 leaves; pictures go to target/screens. */
@ExtendWith(FxHeadless.class)
class ScreensTest {
    private static final double WIDTH = 1150;
    private static final double HEIGHT = 680;
    private static final Path PICTURES = Path.of("target", "screens");

    @TempDir
    Path home;

    private final Appearance appearance = FxHeadless.call(Appearance::new);
    private Stage stage;

    @AfterEach
    void close() {
        if (stage != null) {
            FxHeadless.run(stage::close);
        }
    }

    private void picture(World world, Parent root, String name) {
        FxHeadless.run(() -> {
            if (stage != null) {
                stage.close();
            }
            // A root stands in one scene at a time.
            if (root.getScene() != null) {
                root.getScene().setRoot(new StackPane());
            }
        });
        stage = FxHeadless.show(root, WIDTH, HEIGHT, appearance);
        Scans.assertNamed(root);
        for (Locale locale : Languages.SUPPORTED) {
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                FxHeadless.run(() -> {
                    world.languages.use(locale);
                    appearance.themeProperty().set(theme);
                    root.applyCss();
                    root.layout();
                });
                String file =
                        name + "-" + locale.getLanguage() + "-" + theme.name().toLowerCase(Locale.ROOT);
                assertThat(Snapshots.save(stage.getScene(), PICTURES.resolve(file + ".png")))
                        .exists();
            }
        }
        FxHeadless.run(() -> appearance.themeProperty().set(Theme.LIGHT));
        Scans.assertTranslated(root, world.languages, same(world));
    }

    /** Names people chose, figures, identifiers, and units that are one in both languages. */
    private static Predicate<String> same(World world) {
        return word -> word.contains("CTT")
                || word.contains("CREDIT")
                || word.contains("…")
                || word.contains("ctts1")
                || word.matches("[a-z]+|([0-9a-f]{2} )+")
                || List.of("Main", "Savings", "Reviews").contains(word)
                || world.node.outbox().entries().stream()
                        .map(OutboxEntry::label)
                        .anyMatch(word::equals);
    }

    private static Parent page(World world, String id) {
        world.shown = true;
        WalletWorkbench workbench = new WalletWorkbench(world.kit, world.wallet, world.node, world.profile);
        return FxHeadless.call(() -> {
            PageView view = view(world, workbench, id);
            view.attach(world.lifetime);
            StackPane root = new StackPane(view.node());
            return root;
        });
    }

    private static PageView view(World world, WalletWorkbench workbench, String id) {
        Page page = workbench.pages().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return page.view().apply(world.navigator);
    }

    @Test
    void everyPageOfAWalletWithAPast() {
        try (World world = FxHeadless.call(() -> new World(home).withPast())) {
            for (String id : List.of("accounts", "send", "history", "staking", "outbox", "keys")) {
                picture(world, page(world, id), id);
            }
        }
    }

    @Test
    void emptyAndLockedPages() {
        try (World world = FxHeadless.call(() -> new World(home).open())) {
            for (String id : List.of("history", "staking", "outbox")) {
                picture(world, page(world, id), id + "-empty");
            }
            FxHeadless.run(world.wallet::lock);
            picture(world, page(world, "keys"), "keys-locked");
        }
    }

    @Test
    void theWayToAWallet() {
        try (World world = FxHeadless.call(() -> new World(home))) {
            Parent root = page(world, "accounts");
            picture(world, root, "onboarding-1-welcome");
            press(root, "Create a wallet");
            picture(world, root, "onboarding-2-words");
            press(root, "I have written them down");
            picture(world, root, "onboarding-3-check");
            press(root, "Back");
            press(root, "Restore a wallet");
            picture(world, root, "onboarding-4-restore");
        }
    }

    private static void press(Parent root, String words) {
        FxHeadless.run(() -> Scans.nodes(root).stream()
                .filter(node -> node instanceof Button button && words.equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words))
                .fire());
    }

    @Test
    void theSigningSheetOpensALockedWallet() throws Exception {
        SheetPresenter[] late = new SheetPresenter[1];
        try (World world = FxHeadless.call(() -> new World(
                home,
                UiBridge.live(ManualUi::words),
                work -> Thread.ofVirtual().start(work),
                (prompt, unlock) -> late[0].ask(prompt, unlock)))) {
            world.open();
            world.wallet.lock();
            late[0] = new SheetPresenter(world.kit, world.context.texts(), () -> world.navigator);
            var account = world.account(0).address();
            CompletableFuture<OutboxEntry> proposed = world.wallet.propose(
                    new SigningRequest(account, List.of(new Msg.Transfer(account, Asset.CTT, 5_000_000)), "Rent"));
            FxHeadless.await(() -> !world.navigator.sheets.isEmpty());
            SigningSheetView sheet = (SigningSheetView) world.navigator.sheets.getFirst();
            StackPane root = FxHeadless.call(() -> new StackPane(sheet));
            picture(world, root, "signing-sheet");

            type(root, "not the passphrase");
            press(root, "Sign");
            FxHeadless.await(() -> Scans.words(root).contains("The wallet was not opened."));
            assertThat(world.wallet.state().stage()).isEqualTo(WalletState.Stage.LOCKED);
            picture(world, root, "signing-sheet-wrong");
            type(root, World.PASSPHRASE);
            press(root, "Sign");
            assertThat(proposed.get().label()).isEqualTo("Rent");
            assertThat(world.navigator.sheets).isEmpty();
        }
    }

    private static void type(Parent root, String words) {
        FxHeadless.run(() -> Scans.nodes(root).stream()
                .filter(node -> node instanceof PasswordField)
                .map(TextField.class::cast)
                .findFirst()
                .orElseThrow()
                .setText(words));
    }

    @Test
    void pagesAreLetGo() {
        try (World world = FxHeadless.call(() -> new World(home).withPast())) {
            WalletWorkbench workbench = new WalletWorkbench(world.kit, world.wallet, world.node, world.profile);
            for (Page page : workbench.pages()) {
                Leaks.assertReleased(() -> page.view().apply(world.navigator));
            }
        }
    }

    @Test
    void wordsAreCompleteInBothLanguages() {
        try (World world = FxHeadless.call(() -> new World(home))) {
            Bundles.assertComplete(world.context.texts());
            Bundles.assertUsedKeysExist(
                    world.context.texts(), Path.of("src", "main", "java", "org", "cttdc", "wallet", "ui"));
        }
    }
}
