package org.cttdc.tour;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.MouseRobot;

/** The mouse. It presses only what really lies under the pointer: what is covered or still moving is waited for. */
final class Mouse implements Means {
    private static final int TABLE_STEP = 6;

    private final Screen screen;
    private final MouseRobot robot = new FxRobot().robotContext().getMouseRobot();
    private Node under;

    Mouse(Screen screen) {
        this.screen = screen;
        Fx.run(() -> screen.scene()
                .addEventFilter(
                        MouseEvent.MOUSE_MOVED,
                        event -> under = event.getPickResult().getIntersectedNode()));
    }

    /**
     * Leaves the screen alone, so that nothing lies under the pointer and no hint opens; one that was open closes first, for the headless
     * platform gives keys that are struck meanwhile to nobody.
     */
    void park() {
        robot.moveNoWait(new Point2D(0, 0));
        screen.until(
                "the last hint to close",
                () -> Window.getWindows().stream()
                        .noneMatch(window -> window instanceof PopupWindow && window.isShowing()));
    }

    @Override
    public void go(String workbench, String page) {
        press("#rail-" + workbench);
        screen.until("#page-" + page + " on the screen", () -> screen.visible("#page-" + page) != null);
        press("#page-" + page);
    }

    @Override
    public void press(String selector) {
        click(selector, () -> screen.visible(selector));
    }

    @Override
    public void enter(String selector) {
        press(selector);
    }

    /** Opens the list and clicks the value in it. */
    @Override
    public <T> void choose(ComboBox<T> box, String selector, T value) {
        screen.until(selector + " to have " + value, () -> value.equals(box.getValue()), () -> {
            if (!Fx.call(box::isShowing)) {
                press(selector);
            }
            Point2D aim = Fx.call(() -> placeInList(value));
            if (aim != null) {
                robot.moveNoWait(aim);
                click();
            }
        });
    }

    private static Point2D placeInList(Object value) {
        for (Window window : Window.getWindows()) {
            if (window instanceof PopupWindow && window.isShowing()) {
                for (Node node : window.getScene().getRoot().lookupAll(".list-cell")) {
                    if (node instanceof ListCell<?> cell && cell.isVisible() && value.equals(cell.getItem())) {
                        Bounds place = cell.localToScreen(cell.getLayoutBounds());
                        return new Point2D(place.getCenterX(), place.getCenterY());
                    }
                }
            }
        }
        return null;
    }

    @Override
    public void row(Node table, String selector, String... words) {
        show(selector, words);
        screen.until(
                "the row " + words[0] + " to be chosen",
                () -> screen.isChosen(selector, words),
                () -> click("the row " + words[0], () -> screen.row(selector, words)));
    }

    /** Scrolls a table until the row that reads all these words is in view. */
    void show(String selector, String... words) {
        var from = new int[1];
        screen.until(
                "a row of " + selector + " with " + String.join(", ", words), () -> isShown(selector, from, words));
    }

    /** Whether a row is in view; scrolls on by some rows where it is not. FX thread. */
    private boolean isShown(String selector, int[] from, String... words) {
        if (screen.row(selector, words) != null) {
            return true;
        }
        if (screen.visible(selector) instanceof TableView<?> view
                && !view.getItems().isEmpty()) {
            view.scrollTo(from[0] % view.getItems().size());
            from[0] += TABLE_STEP;
        }
        return false;
    }

    private interface Target {
        Node find();
    }

    private void click(String what, Target target) {
        long end = System.nanoTime() + Screen.PATIENCE;
        int jitter = 0;
        while (System.nanoTime() < end) {
            jitter = 1 - jitter;
            Point2D aim = aim(target, jitter);
            if (aim != null) {
                robot.moveNoWait(aim);
                screen.still();
                Node node = Fx.call(target::find);
                if (Fx.call(() -> isUnder(target))
                        && aim.equals(aim(target, jitter))
                        && screen.fires(node, this::click)) {
                    if (!(node instanceof ComboBoxBase<?>)) {
                        letGo();
                    }
                    return;
                }
            }
            screen.pause();
        }
        throw new TourFailure(what + " cannot be clicked: " + Fx.call(() -> String.valueOf(under)) + " lies over it");
    }

    private void click() {
        robot.pressNoWait(MouseButton.PRIMARY);
        robot.releaseNoWait(MouseButton.PRIMARY);
        Fx.run(() -> {});
    }

    /**
     * The headless platform says of the button that is let go that it is still down, so that what was clicked stays pressed for ever and
     * no key can press it any more. A press of the middle button, which means nothing here but to an open list, ends that.
     */
    private void letGo() {
        robot.pressNoWait(MouseButton.MIDDLE);
        robot.releaseNoWait(MouseButton.MIDDLE);
        Fx.run(() -> {});
    }

    private Point2D aim(Target target, int jitter) {
        return Fx.call(() -> {
            Node node = target.find();
            if (node == null) {
                return null;
            }
            Screen.reveal(node);
            Bounds place = node.localToScreen(node.getLayoutBounds());
            return new Point2D(Math.floor(place.getCenterX()) + jitter, Math.floor(place.getCenterY()));
        });
    }

    private boolean isUnder(Target target) {
        Node node = target.find();
        return node != null && Screen.isWithin(under, node);
    }
}
