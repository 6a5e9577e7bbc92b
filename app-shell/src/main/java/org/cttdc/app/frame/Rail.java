package org.cttdc.app.frame;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.control.Hints;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.workbench.Workbench;

/** The workbenches, one below the other, with icon and word; folded, with the icon alone. */
final class Rail extends VBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final BooleanProperty folded = new SimpleBooleanProperty(this, "folded");
    private final Map<String, Button> items = new LinkedHashMap<>();

    Rail(FrameModel model) {
        getStyleClass().addAll("rail", "gap-4");
        for (Workbench workbench : model.workbenches()) {
            Button item = item(model, workbench);
            items.put(workbench.id(), item);
            getChildren().add(item);
        }
        model.placeProperty()
                .subscribe(place -> items.forEach((id, item) -> item.pseudoClassStateChanged(
                        SELECTED, id.equals(place.workbench().id()))));
        folded.subscribe(this::fold);
    }

    BooleanProperty foldedProperty() {
        return folded;
    }

    private static Button item(FrameModel model, Workbench workbench) {
        Button item = Words.button(workbench.title(), () -> model.open(workbench));
        item.setId("rail-" + workbench.id());
        item.getStyleClass().add("rail-item");
        item.setGraphic(Words.icon(workbench.icon()));
        item.setMaxWidth(Double.MAX_VALUE);
        item.accessibleTextProperty().bind(workbench.title().observe());
        Hints.on(item, workbench.title());
        return item;
    }

    private void fold(boolean now) {
        pseudoClassStateChanged(FOLDED, now);
        items.values().forEach(item -> {
            item.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            item.pseudoClassStateChanged(FOLDED, now);
        });
    }
}
