package org.cttdc.app.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.testkit.Bundles;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Leaks;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.theme.Theme;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxHeadless.class)
class MainFrameTest {

    private static final int[][] SIZES = {{1366, 768}, {1000, 700}, {1440, 900}};

    private final Languages languages = new Languages(Locale.ENGLISH);
    private final Texts words =
            Texts.load(languages, file -> MainFrameTest.class.getResourceAsStream(file), "testbench");
    private final TestWorkbench wallet = new TestWorkbench(
            words,
            "wallet",
            org.kordamp.ikonli.feather.Feather.CREDIT_CARD,
            List.of(Role.MEMBER),
            "accounts",
            "outbox");
    private final TestWorkbench reviews = new TestWorkbench(
            words, "reviews", org.kordamp.ikonli.feather.Feather.EDIT_3, List.of(Role.REVIEWER), "reports");
    private final List<String> hooks = new ArrayList<>();
    private final FrameModel model = new FrameModel(List.of(reviews, wallet), Role.MEMBER);
    private final Appearance appearance = new Appearance();
    private MainFrame frame;
    private Stage stage;

    @BeforeEach
    void show() {
        FxHeadless.run(() -> {
            UiKit kit = UiKit.of(
                    languages,
                    UiBridge.synchronous(ManualUi::words),
                    InstantSource.system(),
                    ZoneOffset.UTC,
                    hooks::add);
            frame = new MainFrame(
                    kit,
                    model,
                    new FrameHooks(
                            () -> hooks.add("lock"),
                            () -> hooks.add("accounts"),
                            () -> hooks.add("proof"),
                            () -> hooks.add("nodes"),
                            () -> hooks.add("advance")),
                    appearance);
            stage = new Stage();
            stage.setScene(frame.scene(1366, 768));
            stage.show();
            model.accountProperty().set(new AccountChip("ctt1q8v…m2f7", false));
            model.statusProperty()
                    .set(new FrameStatus(
                            12_345, FrameStatus.Sync.SYNCED, 3, 7, words.text("phase.reveal"), 120, 2, null));
        });
    }

    @AfterEach
    void close() {
        FxHeadless.run(() -> {
            frame.release();
            stage.close();
        });
    }

    @Test
    void roleDecidesTheOrder() {
        assertThat(model.workbenches()).containsExactly(wallet, reviews);
        assertThat(new FrameModel(List.of(wallet, reviews), Role.REVIEWER).workbenches())
                .containsExactly(reviews, wallet);
    }

    @Test
    void pagesListenOnlyWhileShown() {
        FxHeadless.run(() -> frame.open("wallet", "outbox", "tx-7"));
        FxHeadless.run(() -> wallet.service.set(5));
        FxHeadless.run(() -> model.open(reviews));
        FxHeadless.run(() -> wallet.service.set(6));
        assertThat(wallet.log)
                .containsExactly(
                        "attach accounts",
                        "accounts sees 0",
                        "detach accounts",
                        "attach outbox",
                        "outbox sees 0",
                        "show tx-7",
                        "outbox sees 5",
                        "detach outbox");
        FxHeadless.run(() -> model.open(wallet));
        assertThat(model.placeProperty().get().page().id()).isEqualTo("outbox");
    }

    @Test
    void aNoticeThatIsDismissedGivesTheFocusBackToThePage() {
        FxHeadless.run(() -> frame.notify(Notice.problem(words.text("notice.problem"), "timeout")));
        Button dismiss = (Button) FxHeadless.call(() -> frame.lookupAll(".notice .icon-button").stream()
                .reduce((_, last) -> last)
                .orElseThrow());
        FxHeadless.run(dismiss::requestFocus);
        FxHeadless.run(dismiss::fire);
        assertThat(FxHeadless.call(() -> Focus.within(frame.lookup(".page-host"))))
                .isTrue();
    }

    @Test
    void pagesAreReleasedWhenDetached() {
        Leaks.assertReleased(() -> reviews.pages().getFirst().view().apply(frame));
    }

    @Test
    void keysReachEverything() {
        press(KeyCode.DIGIT2, true);
        assertThat(model.placeProperty().get().workbench()).isSameAs(reviews);
        press(KeyCode.T, true);
        assertThat(reviews.log).contains("new");
        press(KeyCode.PLUS, true);
        assertThat(appearance.zoomProperty().get()).isEqualTo(1.1);
        press(KeyCode.DIGIT0, true);
        assertThat(appearance.zoomProperty().get()).isEqualTo(1);
        var panes = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            press(KeyCode.F6, false);
            panes.add(FxHeadless.call(
                    () -> String.join(" ", stage.getScene().getFocusOwner().getStyleClass())));
        }
        assertThat(panes).doesNotHaveDuplicates().hasSize(4).anyMatch(style -> style.contains("rail-item"));
    }

    @Test
    void paletteFindsAndRuns() {
        press(KeyCode.K, true);
        FxHeadless.run(() -> frame.palette().input().setText("writ rep"));
        assertThat(FxHeadless.call(() ->
                        frame.palette().list().getItems().getFirst().label().get()))
                .isEqualTo("Write a report");
        snapshot("palette", Theme.LIGHT);
        FxHeadless.run(() -> frame.palette().input().fireEvent(key(KeyCode.ENTER, false)));
        assertThat(reviews.log).contains("new");
        assertThat(frame.palette().showing()).isFalse();
    }

    @Test
    void theNodesAreAClickAway() {
        FxHeadless.run(() -> ((Button) frame.lookup("#status-nodes")).fire());
        assertThat(hooks).containsExactly("nodes");
    }

    @Test
    void disabledActionIsShownButNotRun() {
        FxHeadless.run(() -> wallet.enabled.set(false));
        press(KeyCode.T, true);
        press(KeyCode.K, true);
        FxHeadless.run(() -> frame.palette().input().setText("transfer"));
        FxHeadless.run(() -> frame.palette().input().fireEvent(key(KeyCode.ENTER, false)));
        assertThat(wallet.log).doesNotContain("new");
        assertThat(frame.palette().showing()).isTrue();
    }

    @Test
    void escapeLeavesWhatIsUppermost() {
        FxHeadless.run(() -> reviews.actions().get(1).run().accept(frame));
        FxHeadless.run(() -> frame.present(
                words.text("explain.title"),
                org.cttdc.uikit.control.Words.button(words.text("action.wallet"), () -> {}),
                () -> hooks.add("dismissed")));
        press(KeyCode.K, true);
        assertThat(frame.palette().showing())
                .as("a sheet wants its answer first")
                .isFalse();
        press(KeyCode.ESCAPE, false);
        assertThat(hooks).containsExactly("dismissed");
        assertThat(frame.inspecting()).isTrue();
        press(KeyCode.ESCAPE, false);
        assertThat(frame.inspecting()).isFalse();
    }

    @Test
    void everyWordIsTranslatedAndEveryControlNamed() {
        FxHeadless.run(() -> reviews.actions().get(1).run().accept(frame));
        FxHeadless.run(() -> frame.notify(Notice.problem(words.text("notice.problem"), "timeout")));
        Scans.assertNamed(frame);
        Scans.assertTranslated(frame, languages, word -> word.startsWith("ctt1") || word.equals("/"));
        Bundles.assertComplete(words);
        Texts own = Texts.load(languages, file -> MainFrame.class.getResourceAsStream(file), "frame");
        Bundles.assertComplete(own);
        Bundles.assertUsedKeysExist(own, Path.of("src/main/java/org/cttdc/app/frame"));
    }

    @Test
    void looksGoodInEveryLook() {
        FxHeadless.run(() -> frame.open("wallet", "outbox"));
        FxHeadless.run(() -> wallet.actions().get(1).run().accept(frame));
        FxHeadless.run(() ->
                frame.notify(Notice.done(words.text("notice.done")).follow(words.text("action.explain"), () -> {})));
        FxHeadless.run(() -> frame.notify(Notice.problem(words.text("notice.problem"), "timeout")));
        for (Theme theme : Theme.values()) {
            for (Locale locale : Languages.SUPPORTED) {
                FxHeadless.run(() -> languages.use(locale));
                for (int[] size : theme == Theme.LIGHT ? SIZES : new int[][] {SIZES[0]}) {
                    resize(size[0], size[1]);
                    snapshot("frame-" + locale.getLanguage() + "-" + size[0], theme);
                }
            }
        }
    }

    private void resize(int width, int height) {
        FxHeadless.run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        FxHeadless.await(() -> frame.getWidth() == width && frame.getHeight() == height);
    }

    private void snapshot(String name, Theme theme) {
        FxHeadless.run(() -> appearance.themeProperty().set(theme));
        FxHeadless.run(() -> {
            frame.applyCss();
            frame.layout();
        });
        String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        assertThat(Snapshots.save(stage.getScene(), Path.of("target", "frame", file)))
                .isNotEmptyFile();
    }

    private void press(KeyCode code, boolean shortcut) {
        FxHeadless.run(() -> {
            var target = stage.getScene().getFocusOwner() == null
                    ? frame
                    : stage.getScene().getFocusOwner();
            target.fireEvent(key(code, shortcut));
        });
    }

    private static KeyEvent key(KeyCode code, boolean shortcut) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false);
    }
}
