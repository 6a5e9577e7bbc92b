package org.cttdc.uikit.control;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/** Many things on the left, one of them on the right. */
public final class MasterDetail extends SplitPane {

    private final StackPane detailPlace = new StackPane();

    /** @param share the part of the width the master takes first, 0 to 1 */
    public MasterDetail(Node master, Node detail, double share) {
        getStyleClass().add("master-detail");
        var masterPlace = new StackPane(master);
        masterPlace.getStyleClass().add("master");
        detailPlace.getStyleClass().add("detail");
        detailPlace.getChildren().setAll(detail);
        SplitPane.setResizableWithParent(masterPlace, true);
        getItems().addAll(masterPlace, detailPlace);
        setDividerPositions(share);
    }

    /** Shows another thing. */
    public void setDetail(Node detail) {
        detailPlace.getChildren().setAll(detail);
    }
}
