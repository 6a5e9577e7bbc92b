package org.cttdc.reviewer.testing;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.uikit.async.FxPulse;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.testkit.TestNavigator;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.PageView;
import org.jspecify.annotations.Nullable;

/** Shows pages of the workbench on a stage, and writes them to {@code target/screens} for people to look at. */
public final class PageStand implements AutoCloseable {
    private static final Path OUT = Path.of("target", "screens");
    private static final double WIDTH = 1150;
    private static final double HEIGHT = 640;

    public final Languages languages = new Languages(Locale.ENGLISH);
    public final TestNavigator navigator = new TestNavigator();
    public final UiKit kit = UiKit.of(
            languages,
            new UiBridge(work -> Thread.ofVirtual().start(work), new FxPulse(), ManualUi::words),
            InstantSource.system(),
            ZoneOffset.UTC,
            _ -> {});

    private final Appearance appearance = FxHeadless.call(Appearance::new);
    private final Lifetime lifetime = new Lifetime();
    private @Nullable Stage stage;

    /** Shows a page in the place of the one before; answers what holds it. */
    public StackPane open(ReviewerServices services, String page) {
        closeStage();
        StackPane root = FxHeadless.call(() -> {
            PageView view = new ReviewerWorkbench(services)
                    .pages().stream()
                            .filter(one -> one.id().equals(page))
                            .findFirst()
                            .orElseThrow()
                            .view()
                            .apply(navigator);
            view.attach(lifetime);
            return new StackPane(view.node());
        });
        stage = FxHeadless.show(root, WIDTH, HEIGHT, appearance);
        return root;
    }

    /** Takes pictures of what is shown, in every language and both themes. */
    public void look(StackPane root, String name) {
        Snapshots.inEveryDress(root, languages, appearance, OUT, name);
    }

    @Override
    public void close() {
        FxHeadless.run(lifetime::close);
        closeStage();
    }

    private void closeStage() {
        Stage shown = stage;
        if (shown != null) {
            FxHeadless.run(shown::close);
        }
    }
}
