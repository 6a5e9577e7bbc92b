package org.cttdc.tour;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;

/** What is on the screen, and waiting for it. Methods that say so belong on the FX thread, all others on the tour's. */
final class Screen {
    /** Long enough for a machine that does much else at the same time; nothing ever waits longer than it has to. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(180);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Scene scene;
    private Runnable interruption = () -> {};
    private long frames;

    Screen(Scene scene) {
        this.scene = scene;
        Fx.run(() -> scene.addPostLayoutPulseListener(() -> frames++));
    }

    Scene scene() {
        return scene;
    }

    /** Sets what is looked after between any two looks. */
    void between(Runnable work) {
        interruption = work;
    }

    /** Waits until a condition holds, asked on the FX thread. */
    void until(String what, BooleanSupplier condition) {
        until(what, condition, () -> {});
    }

    /** As {@link #until(String, BooleanSupplier)}; {@code meanwhile} runs on the tour's thread between two looks. */
    void until(String what, BooleanSupplier condition, Runnable meanwhile) {
        long end = System.nanoTime() + PATIENCE;
        while (!Fx.call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new TourFailure("waited in vain for " + what);
            }
            pause();
            meanwhile.run();
        }
    }

    /** A moment between two looks. */
    void pause() {
        interruption.run();
        LockSupport.parkNanos(PAUSE);
    }

    /** Waits until the screen was laid out twice more: whatever was about to move has moved. */
    void still() {
        long from = Fx.call(() -> frames);
        until("the next frames", () -> {
            Platform.requestNextPulse();
            return frames >= from + 2;
        });
    }

    /** Does something to a node, and tells whether a button went down by it; anything else has no way to tell. */
    boolean fires(Node node, Runnable deed) {
        if (!(node instanceof ButtonBase button)) {
            deed.run();
            return true;
        }
        var fired = new AtomicBoolean();
        EventHandler<ActionEvent> note = _ -> fired.set(true);
        Fx.run(() -> button.addEventFilter(ActionEvent.ACTION, note));
        deed.run();
        Fx.run(() -> button.removeEventFilter(ActionEvent.ACTION, note));
        return fired.get();
    }

    /** What the screen reads now. FX thread. */
    String text() {
        return Reading.text(scene.getRoot());
    }

    /** What a part of the screen reads now; nothing where it is not there. FX thread. */
    String text(String selector) {
        Node part = visible(selector);
        return part == null ? "" : Reading.text(part);
    }

    /** The first visible node of a selector, or null. FX thread. */
    Node visible(String selector) {
        for (Node node : scene.getRoot().lookupAll(selector)) {
            if (shown(node)) {
                return node;
            }
        }
        return null;
    }

    /** The row of a table that reads all these words, or null. FX thread. */
    IndexedCell<?> row(String table, String... words) {
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

    /** Whether the row of a table that reads all these words is the chosen one. FX thread. */
    boolean isChosen(String table, String... words) {
        IndexedCell<?> row = row(table, words);
        return row != null
                && visible(table) instanceof TableView<?> view
                && view.getSelectionModel().getSelectedIndex() == row.getIndex();
    }

    /** Whether a node is another one or lies in it. */
    static boolean isWithin(Node inner, Node outer) {
        for (Node at = inner; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** Scrolls whatever lies around a node until it can be seen. FX thread. */
    static void reveal(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                reveal(node, pane);
            }
        }
    }

    private static void reveal(Node node, ScrollPane pane) {
        pane.layout();
        Node content = pane.getContent();
        Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double room = pane.getViewportBounds().getHeight();
        double spare = content.getLayoutBounds().getHeight() - room;
        double top = pane.getVvalue() * spare;
        if (spare > 0 && (place.getMinY() < top || place.getMaxY() > top + room)) {
            double wanted = place.getMinY() - (room - Math.min(room, place.getHeight())) / 3;
            pane.setVvalue(Math.clamp(wanted / spare, 0, 1));
            pane.layout();
        }
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
