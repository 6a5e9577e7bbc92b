package org.cttdc.uikit.control;

import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes.Gap;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What did not work, why, and what to do; the technical details go to the clipboard, not to the screen. */
public final class ErrorPane extends VBox {

    public ErrorPane(UiKit kit, UserError error) {
        this(kit, error, null);
    }

    /** @param retry offered as the next step, or null */
    public ErrorPane(UiKit kit, UserError error, @Nullable Runnable retry) {
        getStyleClass().addAll("error-pane", "gap-8");
        var title = Words.paragraph(error.what());
        title.getStyleClass().add("strong");
        var head = Boxes.row(Gap.NEAR, Words.icon(Feather.ALERT_OCTAGON), Boxes.grow(title));
        HBox steps = Boxes.row(Gap.NEAR);
        if (retry != null) {
            steps.getChildren().add(Words.button(kit.texts().text("error.retry"), retry));
        }
        var copy = Words.button(kit.texts().text("error.copy"), () -> kit.copy().accept(error.copyText()));
        copy.getStyleClass().add("flat");
        steps.getChildren().add(copy);
        getChildren().addAll(head, Words.quietParagraph(error.why()), Words.paragraph(error.whatToDo()), steps);
    }
}
