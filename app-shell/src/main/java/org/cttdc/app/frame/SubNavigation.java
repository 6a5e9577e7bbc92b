package org.cttdc.app.frame;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.workbench.Page;

/** The pages of the present workbench; absent when there is only one. */
final class SubNavigation extends HBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final FrameModel model;
    private String workbenchId = "";

    SubNavigation(FrameModel model) {
        this.model = model;
        getStyleClass().add("sub-navigation");
        managedProperty().bind(visibleProperty());
        model.placeProperty().subscribe(this::show);
    }

    private void show(Place place) {
        var pages = place.workbench().pages();
        if (!workbenchId.equals(place.workbench().id())) {
            workbenchId = place.workbench().id();
            getChildren().setAll(pages.stream().map(page -> item(place, page)).toList());
            setVisible(pages.size() > 1);
        }
        for (int i = 0; i < pages.size(); i++) {
            getChildren()
                    .get(i)
                    .pseudoClassStateChanged(
                            SELECTED, pages.get(i).id().equals(place.page().id()));
        }
    }

    private Button item(Place place, Page page) {
        Button item = Words.button(page.title(), () -> model.open(place.workbench(), page));
        item.setId("page-" + page.id());
        item.setGraphic(Words.icon(page.icon()));
        item.getStyleClass().add("sub-item");
        return item;
    }
}
