package org.cttdc.uikit.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.cttdc.uikit.i18n.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Labels in the type scale (12 caption, 13 body, 15 section, 20 page, 28 hero) and buttons with words. */
public final class Words {

    private Words() {}

    public static Label caption(Text text) {
        return label(text, "caption");
    }

    public static Label body(Text text) {
        return label(text, "body");
    }

    public static Label section(Text text) {
        return label(text, "section");
    }

    public static Label page(Text text) {
        return label(text, "page-title");
    }

    public static Label hero(Text text) {
        return label(text, "hero");
    }

    /** Body text in the quieter tone. */
    public static Label quiet(Text text) {
        return label(text, "quiet");
    }

    /** Body text that wraps and always shows whole. */
    public static Label paragraph(Text text) {
        return wrapping(body(text));
    }

    /** Quiet text that wraps and always shows whole. */
    public static Label quietParagraph(Text text) {
        return wrapping(quiet(text));
    }

    /** A label that follows any value. */
    public static Label following(ObservableValue<String> value, String... styleClasses) {
        var label = new Label();
        label.textProperty().bind(value);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    public static Button button(Text text, Runnable run) {
        var button = new Button();
        button.textProperty().bind(text.observe());
        button.setOnAction(_ -> run.run());
        return button;
    }

    /** A button that shows an icon only; its word is its tooltip and its name for screen readers. */
    public static Button iconButton(Ikon icon, Text name, Runnable run) {
        var button = new Button();
        button.setGraphic(icon(icon));
        button.getStyleClass().add("icon-button");
        button.accessibleTextProperty().bind(name.observe());
        Hints.on(button, name);
        button.setOnAction(_ -> run.run());
        return button;
    }

    /** An icon in the tone of the text beside it. */
    public static FontIcon icon(Ikon icon) {
        return new FontIcon(icon);
    }

    private static Label label(Text text, String styleClass) {
        var label = new Label();
        label.textProperty().bind(text.observe());
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static Label wrapping(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
