package org.cttdc.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
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
import org.cttdc.uikit.workbench.Role;
import org.cttdc.wallet.ui.WalletErrors;
import org.cttdc.wallet.ui.WalletWorkbench;
import org.jspecify.annotations.Nullable;

/** The window: there at once with what is being done, then the frame. */
public final class Window extends Application {
    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;

    private final Languages languages = new Languages(Languages.nearest(Locale.getDefault()));
    private final Appearance appearance = new Appearance();
    private final Texts texts = ShellTexts.load(languages);
    private @Nullable Suite suite;

    /** Opens the window on a home and waits until it is closed; answers the exit code. */
    static int open(Path home) {
        try (HomeLock lock = HomeLock.take(home)) {
            Application.launch(Window.class, lock.home().toString());
            return 0;
        } catch (IOException e) {
            System.err.println("ctt: " + e.getMessage());
            return 1;
        }
    }

    @Override
    public void start(Stage stage) {
        Path home = Path.of(getParameters().getRaw().getFirst());
        boolean first = !Files.isDirectory(home.resolve("sandbox/chain"));
        var place = new StackPane(opening(first));
        var scene = new Scene(place, WIDTH, HEIGHT);
        appearance.dress(scene);
        stage.titleProperty().bind(texts.bind("window.title"));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.show();
        ShellErrors errors = new ShellErrors(texts, new WalletErrors(WalletWorkbench.texts(languages)));
        UiBridge bridge = UiBridge.live(errors);
        bridge.run(
                () -> Suite.openSandbox(
                        home, Optional.empty(), languages, appearance, InstantSource.system(), new SecureRandom()),
                opened -> show(stage, opened),
                error -> place.getChildren().setAll(failure(bridge, error)));
    }

    private void show(Stage stage, Suite opened) {
        suite = opened;
        MainFrame frame = opened.frame(Role.REVIEWER);
        stage.setScene(frame.scene(stage.getScene().getWidth(), stage.getScene().getHeight()));
        stage.setOnCloseRequest(_ -> frame.release());
    }

    private Node opening(boolean first) {
        var words = Boxes.column(
                Gap.NEAR,
                Words.page(texts.text("opening.title")),
                Words.quietParagraph(texts.text(first ? "opening.first" : "opening.again")));
        words.setMaxSize(480, StackPane.USE_PREF_SIZE);
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
        Suite open = suite;
        if (open != null) {
            open.close();
        }
    }
}
