package org.cttdc.tour;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/** What a person works the screen with: the mouse, or the keyboard alone. What is worked on is there and can be used. */
interface Means {
    /** Goes to a page. */
    void go(String workbench, String page);

    /** Presses a button. */
    void press(String selector);

    /** Gives a field the focus. */
    void enter(String selector);

    /** Chooses a value of a choice that offers it. */
    <T> void choose(ComboBox<T> box, String selector, T value);

    /** Chooses the row of a table that reads all these words. */
    void row(Node table, String selector, String... words);
}
