package org.cttdc.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.cttdc.lightnode.api.Disagreement.Outcome;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.theme.Appearance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Nodes view as it stands in the inspector. */
@ExtendWith(FxHeadless.class)
class NodesViewTest {
    private static final double INSPECTOR = 380;

    private final List<String> copied = new ArrayList<>();

    @Test
    void aDisagreementIsShownWhole() {
        for (Locale locale : Languages.SUPPORTED) {
            var languages = new Languages(locale);
            UiKit kit = UiKit.of(
                    languages,
                    UiBridge.synchronous(ManualUi::words),
                    InstantSource.system(),
                    ZoneOffset.UTC,
                    copied::add);
            Texts texts = NodesTexts.load(languages);
            var model = new NodesModel(texts, kit.times());
            NodesView view = FxHeadless.call(() -> new NodesView(kit, texts, model));
            Stage stage = FxHeadless.call(() -> show(view));
            FxHeadless.run(() -> model.shownProperty()
                    .set(model.of(NodesModelTest.peers(), List.of(NodesModelTest.clash(Outcome.ATTACK)))));
            Scans.assertNamed(view);
            assertThat(Scans.words(view)).contains(texts.get("nodes.outcome.ATTACK"), texts.get("nodes.decide"));
            FxHeadless.run(() -> Scans.nodes(view).stream()
                    .filter(node ->
                            node instanceof Button button && button.getText().equals(texts.get("nodes.copy")))
                    .forEach(node -> ((Button) node).fire()));
            Path file = Path.of("target", "nodes", "nodes-" + locale.getLanguage() + ".png");
            assertThat(Snapshots.save(stage.getScene(), file)).isNotEmptyFile();
            FxHeadless.run(stage::close);
        }
        assertThat(copied).hasSize(Languages.SUPPORTED.size()).allMatch(text -> text.contains("EQUIVOCATION"));
    }

    private static Stage show(NodesView view) {
        var stage = new Stage();
        var scene = new Scene(Boxes.page(view), INSPECTOR, 900);
        new Appearance().dress(scene);
        stage.setScene(scene);
        stage.show();
        return stage;
    }
}
