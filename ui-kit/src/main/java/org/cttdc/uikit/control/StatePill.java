package org.cttdc.uikit.control;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** A verdict as a shape and a word; colour only repeats what they say. */
public final class StatePill extends Label {

    private final ObjectProperty<Verdict> verdict = new SimpleObjectProperty<>(this, "verdict");

    public StatePill(UiKit kit, Verdict first) {
        verdict.set(first);
        getStyleClass().add("state-pill");
        setMinWidth(USE_PREF_SIZE);
        verdict.subscribe((before, _) -> getStyleClass().remove(before.word()));
        verdict.subscribe(now -> {
            getStyleClass().add(now.word());
            setGraphic(new FontIcon(now.shape()));
            textProperty().bind(kit.texts().bind("verdict." + now.word()));
        });
    }

    public ObjectProperty<Verdict> verdictProperty() {
        return verdict;
    }
}
