package org.cttdc.tour;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/**
 * Works the screen as a person does: looks for a thing, brings it into view, clicks, types, reads. Everything waits for its condition
 * and fails with what there was instead. Logging in at a service is consented to wherever it is asked.
 */
final class Hand {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long EFFECT = TimeUnit.SECONDS.toNanos(3);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(15);
    private static final String LOGIN = "You log in to the service";
    private static final int TABLE_STEP = 6;
    private static final int ATTEMPTS = 20;

    private final FxRobot robot = new FxRobot();
    private final Scene scene;

    Hand(Scene scene) {
        this.scene = scene;
    }

    /** Waits until a condition holds, asked on the FX thread. */
    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!Fx.call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new TourFailure("waited in vain for " + what);
            }
            if (Fx.call(this::asksForLogin)) {
                click("#sheet-sign");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** The visible node of a selector, as soon as there is one. */
    <T extends Node> T find(String selector, Class<T> type) {
        until(selector + " on the screen", () -> visible(selector) != null);
        return type.cast(Fx.call(() -> visible(selector)));
    }

    /** Presses a button as soon as it can be pressed. */
    void press(String selector) {
        find(selector, Node.class);
        until(selector + " to be possible", () -> {
            Node node = visible(selector);
            return node != null && !node.isDisabled();
        });
        click(selector);
    }

    /** Presses a button until it has had its effect: a page that is just laying itself out may move under the pointer. */
    void pressUntil(String selector, String what, BooleanSupplier effect) {
        for (int attempt = 0; attempt < ATTEMPTS && !Fx.call(effect::getAsBoolean); attempt++) {
            press(selector);
            long end = System.nanoTime() + EFFECT;
            while (!Fx.call(effect::getAsBoolean) && System.nanoTime() < end) {
                LockSupport.parkNanos(PAUSE);
            }
        }
        until(what, effect);
    }

    /** Replaces the text of a field. */
    void type(String selector, String text) {
        TextInputControl field = find(selector, TextInputControl.class);
        click(selector);
        until(selector + " to take the caret", field::isFocused);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.push(KeyCode.DELETE);
        robot.write(text, 0);
        until(selector + " to read " + text, () -> field.getText().equals(text));
    }

    /** Chooses a value of a choice. */
    <T> void choose(String selector, T value) {
        @SuppressWarnings("unchecked") // the caller names the value's type by the value
        ComboBox<T> box = find(selector, ComboBox.class);
        until(selector + " to offer " + value, () -> box.getItems().contains(value));
        Fx.run(() -> {
            reveal(box);
            box.requestFocus();
            box.getSelectionModel().select(value);
        });
    }

    /** Chooses the row of a table that reads all these words. */
    void row(String table, String... words) {
        find(table, TableView.class);
        var from = new int[1];
        until("a row of " + table + " with " + List.of(words), () -> {
            if (rowOf(table, words) != null) {
                return true;
            }
            TableView<?> view = (TableView<?>) visible(table);
            if (view != null && !view.getItems().isEmpty()) {
                view.scrollTo(from[0] % view.getItems().size());
                from[0] += TABLE_STEP;
            }
            return false;
        });
        for (int attempt = 0; attempt < ATTEMPTS && !Fx.call(() -> isChosen(table, words)); attempt++) {
            Node row = Fx.call(() -> rowOf(table, words));
            if (row != null) {
                Fx.run(() -> reveal(row));
                robot.clickOn(row);
            }
        }
        until("the row of " + table + " with " + List.of(words) + " to be chosen", () -> isChosen(table, words));
    }

    /** Waits until the screen reads something. */
    void reads(String... texts) {
        for (String text : texts) {
            until("the words “" + text + "”", () -> text().contains(text));
        }
    }

    /** Waits until a part of the screen reads something. */
    void readsIn(String selector, String... texts) {
        for (String text : texts) {
            until("the words “" + text + "” in " + selector, () -> {
                Node part = visible(selector);
                return part != null && Reading.text(part).contains(text);
            });
        }
    }

    /** Whether a button cannot be pressed. FX thread. */
    boolean closed(String selector) {
        Node node = visible(selector);
        return node != null && node.isDisabled();
    }

    /** Whether a selector finds a choice rather than a field. */
    boolean isChoice(String selector) {
        return find(selector, Node.class) instanceof ComboBox<?>;
    }

    /** What the screen reads now. */
    String text() {
        return Reading.text(scene.getRoot());
    }

    /** Whether there is a visible node. FX thread. */
    boolean shows(String selector) {
        return visible(selector) != null;
    }

    /** Reads the signing sheet, which has to say these words, and signs; {@code before} runs while it is open. */
    void sign(Runnable before, String... sentences) {
        readsIn(".signing-sheet", sentences);
        before.run();
        press("#sheet-sign");
        until("the signing sheet to close", () -> visible(".signing-sheet") == null);
    }

    /** Brings a node into view by scrolling what lies around it. */
    void bringIntoView(String selector) {
        Node node = find(selector, Node.class);
        Fx.run(() -> reveal(node));
    }

    private boolean asksForLogin() {
        Node sheet = visible(".signing-sheet");
        return sheet != null && Reading.text(sheet).contains(LOGIN);
    }

    private void click(String selector) {
        Node node = find(selector, Node.class);
        Fx.run(() -> reveal(node));
        robot.clickOn(node);
    }

    private boolean isChosen(String table, String... words) {
        IndexedCell<?> row = rowOf(table, words);
        return row != null
                && visible(table) instanceof TableView<?> view
                && view.getSelectionModel().getSelectedIndex() == row.getIndex();
    }

    private IndexedCell<?> rowOf(String table, String... words) {
        Node view = visible(table);
        if (view == null) {
            return null;
        }
        for (Node node : view.lookupAll(".table-row-cell")) {
            IndexedCell<?> row = (IndexedCell<?>) node;
            List<String> read = row.isEmpty() ? List.of() : Reading.of(row);
            if (List.of(words).stream().allMatch(read::contains)) {
                return row;
            }
        }
        return null;
    }

    private Node visible(String selector) {
        for (Node node : scene.getRoot().lookupAll(selector)) {
            if (shown(node)) {
                return node;
            }
        }
        return null;
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void reveal(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                pane.layout();
                Node content = pane.getContent();
                Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double room = pane.getViewportBounds().getHeight();
                double spare = content.getLayoutBounds().getHeight() - room;
                if (spare > 0) {
                    double top = pane.getVvalue() * spare;
                    if (place.getMinY() < top || place.getMaxY() > top + room) {
                        double wanted = place.getMinY() - (room - Math.min(room, place.getHeight())) / 3;
                        pane.setVvalue(Math.clamp(wanted / spare, 0, 1));
                        pane.layout();
                    }
                }
            }
        }
    }
}
