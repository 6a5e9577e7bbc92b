package org.cttdc.tour;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** Reads what a person could read: the texts of nodes that are visible, charts by their text alternative. FX thread only. */
final class Reading {
    private Reading() {}

    /** Every visible text below a node, in scene order. */
    static List<String> of(Node root) {
        List<String> words = new ArrayList<>();
        collect(root, words);
        return words;
    }

    /** All of it in one string, a line for each text. */
    static String text(Node root) {
        return String.join("\n", of(root));
    }

    private static void collect(Node node, List<String> words) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case Labeled labeled -> add(labeled.getText(), words);
            case TextInputControl input -> add(input.getText(), words);
            case Text text -> add(text.getText(), words);
            case Canvas canvas -> add(canvas.getAccessibleText(), words);
            default -> {}
        }
        if (node instanceof Parent parent) {
            if (node.getStyleClass().contains("chart")) {
                add(node.getAccessibleText(), words);
            }
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    private static void add(String text, List<String> words) {
        if (text != null && !text.isBlank()) {
            words.add(text.replace('\u00a0', ' '));
        }
    }
}
