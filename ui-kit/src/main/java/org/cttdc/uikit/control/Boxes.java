package org.cttdc.uikit.control;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Rows and columns on the 4 px grid. Gaps are style classes, so that they grow with the zoom. */
public final class Boxes {

    /** The gaps of the grid. */
    public enum Gap {
        NONE("gap-0"),
        /** 4 px: parts of one thing. */
        TIGHT("gap-4"),
        /** 8 px: things that belong together. */
        NEAR("gap-8"),
        /** 16 px: groups. */
        GROUP("gap-16"),
        /** 24 px: sections. */
        SECTION("gap-24");

        private final String styleClass;

        Gap(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    private Boxes() {}

    /** A row, centred on the line. */
    public static HBox row(Gap gap, Node... nodes) {
        var box = new HBox(nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add(gap.styleClass);
        return box;
    }

    public static VBox column(Gap gap, Node... nodes) {
        var box = new VBox(nodes);
        box.getStyleClass().add(gap.styleClass);
        return box;
    }

    /** A column for what is there at times only: empty, it takes no room and makes no gap. */
    public static VBox slot(Gap gap) {
        VBox box = column(gap);
        box.managedProperty().bind(Bindings.isNotEmpty(box.getChildren()));
        return box;
    }

    /** A column with the inner margins of a page: 16 px on all sides, 16 px between groups. */
    public static VBox page(Node... nodes) {
        VBox box = column(Gap.GROUP, nodes);
        box.getStyleClass().add("pad-16");
        return box;
    }

    /** Content that scrolls up and down and is as wide as its place. */
    public static ScrollPane scroll(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        return pane;
    }

    /** A quiet frame around things that belong together. */
    public static VBox card(Node... nodes) {
        VBox box = column(Gap.NEAR, nodes);
        box.getStyleClass().add("card");
        return box;
    }

    /** Takes the space that is left, so that what follows stands at the far end. */
    public static Region spring() {
        var region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        VBox.setVgrow(region, Priority.ALWAYS);
        return region;
    }

    /** Lets a node take the space that is left. */
    public static <N extends Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Makes a node the only child of a place; one that stands there already is left alone, with its focus, scrolling and styles. */
    public static void show(Pane place, Node node) {
        if (!place.getChildren().equals(List.of(node))) {
            place.getChildren().setAll(node);
        }
    }
}
