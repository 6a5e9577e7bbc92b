package org.cttdc.uikit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import org.cttdc.uikit.i18n.Languages;

/** Looks through a scene for what every screen must hold: names for screen readers, no words outside bundles. */
public final class Scans {

    private Scans() {}

    /** Every control that can have the focus has a name a screen reader can say. */
    public static void assertNamed(Parent root) {
        List<String> nameless = FxHeadless.call(() -> nodes(root).stream()
                .filter(node -> node instanceof Control && node.isFocusTraversable() && node.isVisible())
                .filter(node -> !(node instanceof ScrollPane || node instanceof ScrollBar || node instanceof SplitPane))
                .filter(node -> !hasName(node))
                .map(node -> node.getClass().getSimpleName() + " " + node.getStyleClass() + " in "
                        + (node.getParent() == null ? "" : node.getParent().getStyleClass()))
                .toList());
        assertThat(nameless).as("focusable controls without accessible name").isEmpty();
    }

    /**
     * Every word changes with the language, except what the caller allows (names, figures, identifiers).
     *
     * @param same words that are the same in both languages
     */
    public static void assertTranslated(Parent root, Languages languages, Predicate<String> same) {
        Set<String> english = words(root, languages, java.util.Locale.ENGLISH);
        Set<String> chinese = words(root, languages, java.util.Locale.SIMPLIFIED_CHINESE);
        FxHeadless.run(() -> languages.use(java.util.Locale.ENGLISH));
        var raw = new TreeSet<>(english);
        raw.retainAll(chinese);
        raw.removeIf(same.or(word -> !word.codePoints().anyMatch(Character::isLetter)));
        assertThat(raw).as("words that do not follow the language").isEmpty();
    }

    /** All words on screen, in reading order of the scene graph. */
    public static List<String> words(Parent root) {
        return FxHeadless.call(() -> nodes(root).stream()
                .filter(node -> node instanceof Labeled)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList());
    }

    /** Every node below a root, the root first. */
    public static List<Node> nodes(Parent root) {
        var all = new ArrayList<Node>();
        collect(root, all);
        return all;
    }

    private static Set<String> words(Parent root, Languages languages, java.util.Locale locale) {
        FxHeadless.run(() -> languages.use(locale));
        FxHeadless.run(() -> {
            root.applyCss();
            root.layout();
        });
        return new TreeSet<>(words(root));
    }

    private static boolean hasName(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
            return true;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()) {
            return true;
        }
        return node instanceof ButtonBase && node.getStyleClass().contains("arrow-button");
    }

    private static void collect(Node node, List<Node> into) {
        into.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }
}
