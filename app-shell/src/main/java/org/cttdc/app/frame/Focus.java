package org.cttdc.app.frame;

import javafx.scene.Node;
import javafx.scene.Parent;

/** Moves the keyboard focus into a pane. */
final class Focus {

    private Focus() {}

    /** Gives the focus to the first node inside that can have it; answers whether there was one. */
    static boolean first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (first(child)) {
                    return true;
                }
            }
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        return false;
    }

    /** Whether the focus is inside a pane. */
    static boolean within(Node pane) {
        Node at = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        while (at != null) {
            if (at.equals(pane)) {
                return true;
            }
            at = at.getParent();
        }
        return false;
    }
}
