package org.cttdc.tour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
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

    /** The lines of a block, each by the first thing it says. */
    static Map<String, String> lines(Parent block) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Node line : block.getChildrenUnmodifiable()) {
            List<String> labels = new ArrayList<>();
            for (Node node : line.lookupAll(".label")) {
                if (node instanceof Labeled label && label.getText() != null) {
                    labels.add(label.getText().replace('\u00a0', ' '));
                }
            }
            lines.put(
                    labels.getFirst(),
                    String.join("", labels.subList(1, labels.size())).strip());
        }
        return lines;
    }

    private static void collect(Node node, List<String> words) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case Labeled labeled -> add(labeled.getText(), words);
            case TextInputControl input -> add(input.getText(), words);
            case Text text -> add(text.getText(), words);
            default -> {}
        }
        if (node instanceof Parent parent) {
            if (node.getStyleClass().contains("chart-canvas")) {
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
