package org.cttdc.app.frame;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Navigator;
import org.jspecify.annotations.Nullable;

/** Sheets that want an answer first, one at a time over a scrim; the focus stays inside. */
final class SheetLayer extends StackPane {

    private final Deque<Sheet> open = new ArrayDeque<>();

    private record Sheet(
            Node node, Runnable onDismiss, @Nullable Node focusBefore) {}

    SheetLayer() {
        getStyleClass().add("sheet-layer");
        setVisible(false);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keepFocus);
    }

    Navigator.OpenSheet present(Text title, Node content, Runnable onDismiss) {
        ScrollPane scroll = Boxes.scroll(content);
        scroll.getStyleClass().add("modal-sheet");
        scroll.accessibleTextProperty().bind(title.observe());
        scroll.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        // Wrapped lines make the content higher than it says before it knows its width.
        content.layoutBoundsProperty().subscribe(bounds -> scroll.setPrefViewportHeight(bounds.getHeight()));
        Node before = getScene() == null ? null : getScene().getFocusOwner();
        var sheet = new Sheet(scroll, onDismiss, before);
        open.push(sheet);
        getChildren().add(scroll);
        setVisible(true);
        // Only what has its skin has something to focus; and laid out twice, for lines wrap first, it does not move
        // once it is seen.
        applyCss();
        layout();
        layout();
        Focus.first(scroll);
        return () -> close(sheet);
    }

    /** Tab goes round inside the uppermost sheet: what lies behind it waits. */
    private void keepFocus(@Nullable Node owner) {
        Sheet top = open.peek();
        if (top != null && owner != null && !Focus.within(top.node())) {
            Focus.first(top.node());
        }
    }

    boolean showing() {
        return !open.isEmpty();
    }

    /** Esc: the uppermost sheet is left without an answer. */
    void dismiss() {
        Sheet top = open.peek();
        if (top != null) {
            close(top);
            top.onDismiss().run();
        }
    }

    private void close(Sheet sheet) {
        if (open.remove(sheet)) {
            getChildren().remove(sheet.node());
            setVisible(!open.isEmpty());
            Node before = sheet.focusBefore();
            if (before != null) {
                before.requestFocus();
            }
        }
    }
}
