package org.cttdc.uikit.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.cttdc.uikit.i18n.Text;

/**
 * The one main deed of a place, at its lower right: a button named by its verb, and beside it what it costs or why it
 * cannot be done yet.
 */
public final class PrimaryAction extends HBox {

    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

    private final Button button;
    private final ObjectProperty<Text> beside = new SimpleObjectProperty<>(this, "beside", Text.empty());
    private final BooleanProperty possible = new SimpleBooleanProperty(this, "possible", true);
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy", false);

    public PrimaryAction(Text verb, Runnable run) {
        getStyleClass().addAll("primary-action", "gap-16");
        setAlignment(Pos.CENTER_RIGHT);
        button = Words.button(verb, () -> {
            if (!busy.get()) {
                run.run();
            }
        });
        button.getStyleClass().add("accent");
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(possible.not());
        // Not disabled while busy: the focus would jump to some other button under the person's finger.
        busy.subscribe(now -> button.pseudoClassStateChanged(BUSY, now));
        var words = new Label();
        words.getStyleClass().add("quiet");
        words.setWrapText(true);
        beside.subscribe(now -> words.textProperty().bind(now.observe()));
        button.accessibleHelpProperty().bind(words.textProperty());
        getChildren().addAll(words, button);
    }

    /** What it costs, or why it is not possible. */
    public ObjectProperty<Text> besideProperty() {
        return beside;
    }

    public BooleanProperty possibleProperty() {
        return possible;
    }

    /** Under way: pressing again does nothing. */
    public BooleanProperty busyProperty() {
        return busy;
    }

    public Button button() {
        return button;
    }
}
