package org.cttdc.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cttdc.app.compose.ShellErrors;
import org.cttdc.app.compose.ShellTexts;
import org.cttdc.app.compose.Suite;
import org.cttdc.app.frame.MainFrame;
import org.cttdc.app.settings.CrashLog;
import org.cttdc.app.settings.Settings;
import org.cttdc.app.settings.SettingsFile;
import org.cttdc.app.settings.SettingsKeeper;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.wallet.ui.WalletErrors;
import org.cttdc.wallet.ui.WalletWorkbench;
import org.jspecify.annotations.Nullable;

/** The window: there at once with what is being done, then the frame. */
public final class Window extends Application {
    private static final double WORDS_WIDTH = 480;

    private final Languages languages = new Languages(Languages.nearest(Locale.getDefault()));
    private final Appearance appearance = new Appearance();
    private final Texts texts = ShellTexts.load(languages);
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("settings").factory());
    private @Nullable SettingsKeeper settings;
    private @Nullable Suite suite;
    private @Nullable MainFrame frame;

    /** Opens the window on a home and waits until it is closed; answers the exit code. */
    static int open(Path home) {
        try (HomeLock lock = HomeLock.take(home)) {
            Application.launch(Window.class, lock.home().toString());
            return 0;
        } catch (IOException e) {
            System.err.println("ctt: " + e.getMessage());
            return 1;
        } catch (UnsupportedOperationException e) {
            System.err.println(
                    "ctt: no window can be opened here (" + e.getMessage()
                            + "): on Linux a display (DISPLAY) and GTK 3 (package libgtk-3-0) are needed; the tour needs neither");
            return 1;
        }
    }

    @Override
    public void start(Stage stage) {
        Path home = Path.of(getParameters().getRaw().getFirst());
        boolean first = !Files.isDirectory(home.resolve("sandbox/chain"));
        tellCrashes(new CrashLog(home, InstantSource.system()));
        var file = new SettingsFile(home, InstantSource.system());
        var keeper = new SettingsKeeper(file, Locale.getDefault(), languages, appearance, writer);
        settings = keeper;
        Settings found = keeper.found().settings();
        var place = new StackPane(opening(first));
        var scene = new Scene(place, found.width(), found.height());
        appearance.dress(scene);
        stage.titleProperty().bind(texts.bind("window.title"));
        stage.setMinWidth(Settings.LEAST_WIDTH);
        stage.setMinHeight(Settings.LEAST_HEIGHT);
        stage.setScene(scene);
        stage.show();
        ShellErrors errors = new ShellErrors(texts, new WalletErrors(WalletWorkbench.texts(languages)));
        UiBridge bridge = UiBridge.live(errors);
        bridge.run(
                () -> Suite.openSandbox(
                        home, Optional.empty(), languages, appearance, InstantSource.system(), new SecureRandom()),
                opened -> {
                    suite = opened;
                    try {
                        show(stage, opened, keeper);
                    } catch (RuntimeException | LinkageError e) {
                        place.getChildren().setAll(failure(bridge, errors.apply(e)));
                    }
                },
                error -> place.getChildren().setAll(failure(bridge, error)));
    }

    private void show(Stage stage, Suite opened, SettingsKeeper keeper) {
        MainFrame built = opened.frame(keeper.found().settings().role());
        frame = built;
        Scene scene = built.scene(stage.getScene().getWidth(), stage.getScene().getHeight());
        scene.widthProperty().subscribe(_ -> keeper.size(scene.getWidth(), scene.getHeight()));
        scene.heightProperty().subscribe(_ -> keeper.size(scene.getWidth(), scene.getHeight()));
        stage.setScene(scene);
        stage.setOnCloseRequest(_ -> built.release());
        keeper.found()
                .aside()
                .ifPresent(aside -> built.notify(Notice.warning(texts.text("settings.aside", aside.toString()))));
    }

    /** What nobody caught is written down and told; the suite goes on. */
    private void tellCrashes(CrashLog log) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            Path file = log.write(thread, failure);
            System.err.println("ctt: something unexpected went wrong, see " + file.toAbsolutePath());
            Platform.runLater(() -> {
                MainFrame shown = frame;
                if (shown != null) {
                    shown.notify(Notice.problem(texts.text("crash.written", file.toString()), failure.toString()));
                }
            });
        });
    }

    private Node opening(boolean first) {
        var words = Boxes.column(
                Gap.NEAR,
                Words.page(texts.text("opening.title")),
                Words.quietParagraph(texts.text(first ? "opening.first" : "opening.again")));
        words.setMaxSize(WORDS_WIDTH, StackPane.USE_PREF_SIZE);
        return words;
    }

    private Node failure(UiBridge bridge, UserError error) {
        UiKit kit = UiKit.of(languages, bridge, InstantSource.system(), ZoneId.systemDefault());
        var pane = Boxes.column(
                Gap.GROUP,
                Words.page(texts.text("opening.failed")),
                new ErrorPane(kit, error),
                Words.button(texts.text("opening.quit"), Platform::exit));
        pane.setMaxSize(560, StackPane.USE_PREF_SIZE);
        return pane;
    }

    @Override
    public void stop() {
        SettingsKeeper kept = settings;
        if (kept != null) {
            kept.close();
        }
        writer.close();
        Suite open = suite;
        if (open != null) {
            open.close();
        }
    }
}
