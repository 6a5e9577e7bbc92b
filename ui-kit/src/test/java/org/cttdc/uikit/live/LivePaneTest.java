package org.cttdc.uikit.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxHeadless.class)
class LivePaneTest {
    private final ManualUi ui = new ManualUi();
    private final UiKit kit =
            UiKit.of(new Languages(Locale.ENGLISH), ui.bridge(), InstantSource.system(), ZoneOffset.UTC, _ -> {});
    private final List<Integer> shown = new ArrayList<>();
    private final TextField field = FxHeadless.call(TextField::new);
    private int answer = 1;

    @Test
    void newerAnswerLeavesTheCaretWhereItIs() {
        LivePane<Integer> pane = FxHeadless.call(() -> new LivePane<>(kit, 2, () -> answer, field, shown::add));
        Scene scene = FxHeadless.call(() -> new Scene(pane));
        refresh(pane);
        FxHeadless.run(field::requestFocus);
        List<Node> owners = new ArrayList<>();
        FxHeadless.run(() -> scene.focusOwnerProperty().subscribe(owner -> owners.add(owner)));
        answer = 2;
        refresh(pane);
        assertThat(shown).containsExactly(1, 2);
        assertThat(owners).containsExactly(field);
    }

    @Test
    void answerAfterAnErrorTakesItsPlace() {
        LivePane<Integer> pane = FxHeadless.call(() -> new LivePane<>(kit, 2, () -> 6 / answer, field, shown::add));
        answer = 0;
        refresh(pane);
        assertThat(pane.getChildren()).singleElement().isInstanceOf(ErrorPane.class);
        answer = 2;
        refresh(pane);
        assertThat(pane.getChildren()).containsExactly(field);
        assertThat(shown).containsExactly(3);
    }

    private void refresh(LivePane<Integer> pane) {
        FxHeadless.run(pane::refresh);
        ui.runAll();
        FxHeadless.run(ui::pulse);
    }
}
