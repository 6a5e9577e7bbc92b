package org.cttdc.uikit.control;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.i18n.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** An empty place says what it is for and offers the one next step. */
public final class EmptyState extends VBox {

    /** A place without a next step here. */
    public EmptyState(Ikon icon, Text title, Text purpose) {
        getStyleClass().addAll("empty-state", "gap-8");
        setAlignment(Pos.CENTER);
        var picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-icon");
        var words = Words.quietParagraph(purpose);
        words.getStyleClass().add("centred");
        getChildren().addAll(picture, Words.section(title), words);
    }

    public EmptyState(Ikon icon, Text title, Text purpose, Text nextStep, Runnable run) {
        this(icon, title, purpose);
        Button button = Words.button(nextStep, run);
        button.getStyleClass().add("accent");
        getChildren().add(button);
    }
}
