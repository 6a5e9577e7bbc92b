package org.cttdc.uikit.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** A hash, address or key, shortened in the middle, with the whole of it one click away. */
public final class HashLabel extends HBox {

    private static final int HEAD = 8;
    private static final int TAIL = 6;

    private final Label label = new Label();
    private String full = "";

    public HashLabel(UiKit kit, String full) {
        getStyleClass().addAll("hash-label", "gap-4");
        setAlignment(Pos.CENTER_LEFT);
        label.getStyleClass().add("mono");
        label.setMinWidth(USE_PREF_SIZE);
        label.setTooltip(new Tooltip());
        var copy = Words.iconButton(
                Feather.COPY, kit.texts().text("copy"), () -> kit.copy().accept(this.full));
        getChildren().addAll(label, copy);
        setFull(full);
    }

    /** Shows another value. */
    public void setFull(String value) {
        full = value;
        label.setText(shorten(value));
        label.getTooltip().setText(value);
        label.setAccessibleText(value);
    }

    /** The whole value. */
    public String getFull() {
        return full;
    }

    /** Head and tail with an ellipsis between; short values stay whole. */
    public static String shorten(String value) {
        return value.length() <= HEAD + TAIL + 1
                ? value
                : value.substring(0, HEAD) + "…" + value.substring(value.length() - TAIL);
    }
}
