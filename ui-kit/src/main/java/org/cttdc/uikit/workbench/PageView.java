package org.cttdc.uikit.workbench;

import javafx.scene.Node;

/**
 * The view of a page. The frame calls {@link #attach} each time it comes on screen and closes the lifetime when it
 * leaves, so that nothing listens while nobody looks. All calls come on the FX thread.
 */
public interface PageView {

    /** The node; the same one each time. */
    Node node();

    /** On screen now: subscribe, bind to services and refresh, everything through the lifetime. */
    void attach(Lifetime lifetime);

    /** Shows what the argument names (a listing id, a report id); called after {@link #attach}. */
    default void show(String argument) {}

    /** A page without services behind it. */
    static PageView of(Node node) {
        return new PageView() {
            @Override
            public Node node() {
                return node;
            }

            @Override
            public void attach(Lifetime lifetime) {
                // Nothing to listen to.
            }
        };
    }
}
