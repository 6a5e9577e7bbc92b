package org.cttdc.tour;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.testfx.api.FxRobot;
import org.testfx.robot.KeyboardRobot;

/** The keyboard alone: shortcuts, Tab, arrows, Space. What the focus cannot reach or the eye cannot see there is a failure. */
final class Keyboard implements Means {
    private static final int MOST_TABS = 300;

    private final Screen screen;
    private final KeyboardRobot robot = new FxRobot().robotContext().getKeyboardRobot();
    private final EventHandler<MouseEvent> noMouse = event -> {
        throw new TourFailure("the mouse was used where the keyboard has to do: " + event);
    };

    Keyboard(Screen screen) {
        this.screen = screen;
    }

    /** From now on no button of the mouse may be pressed. */
    void alone(boolean only) {
        Fx.run(() -> {
            if (only) {
                screen.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, noMouse);
            } else {
                screen.scene().removeEventFilter(MouseEvent.MOUSE_PRESSED, noMouse);
            }
        });
    }

    /** Presses keys together. */
    void strike(KeyCode... keys) {
        robot.pressNoWait(keys);
        robot.releaseNoWait(List.of(keys).reversed().toArray(KeyCode[]::new));
        Fx.run(() -> {});
    }

    /** Ctrl and the number of the workbench on the rail, then the page's tab. */
    @Override
    public void go(String workbench, String page) {
        int number = Fx.call(() -> numberOnRail("#rail-" + workbench));
        screen.until(
                "#page-" + page + " on the screen",
                () -> screen.visible("#page-" + page) != null,
                () -> strike(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + number)));
        press("#page-" + page);
    }

    private int numberOnRail(String selector) {
        Node item = screen.visible(selector);
        if (item == null) {
            throw new TourFailure("there is no " + selector + " on the rail");
        }
        List<Node> items = item.getParent().getChildrenUnmodifiable().stream()
                .filter(node -> node.getStyleClass().contains("rail-item"))
                .toList();
        return items.indexOf(item) + 1;
    }

    /** Space, until the button went down: the headless platform gives a key that is struck while a window opens or closes to nobody. */
    @Override
    public void press(String selector) {
        var down = new AtomicBoolean();
        screen.until(selector + " to answer to the Space key", down::get, () -> {
            enter(selector);
            Node node = Fx.call(() -> screen.visible(selector));
            down.set(screen.fires(node, () -> strike(KeyCode.SPACE)));
        });
    }

    /** Tabs on until the focus is there, and the eye can see it there. */
    @Override
    public void enter(String selector) {
        for (int tabs = 0; !Fx.call(() -> hasFocus(selector)); tabs++) {
            if (tabs > MOST_TABS) {
                throw new TourFailure(selector + " cannot be reached with the Tab key");
            }
            strike(KeyCode.TAB);
        }
        screen.until(selector + " to be seen where it has the focus", () -> isInView(selector));
    }

    @Override
    public <T> void choose(ComboBox<T> box, String selector, T value) {
        screen.until(selector + " to have " + value, () -> value.equals(box.getValue()), () -> {
            enter(selector);
            int now = Fx.call(() -> box.getSelectionModel().getSelectedIndex());
            strike(now > box.getItems().indexOf(value) ? KeyCode.UP : KeyCode.DOWN);
        });
    }

    @Override
    public void row(Node table, String selector, String... words) {
        enter(selector);
        screen.until("the row " + String.join(", ", words) + " to be chosen", () -> isChosen(selector, words), () -> {
            TableView<?> view = (TableView<?>) Fx.call(() -> screen.visible(selector));
            if (view != null) {
                int rows = Fx.call(() -> view.getItems().size());
                strike(KeyCode.HOME);
                for (int row = 1; row < rows && !Fx.call(() -> isChosen(selector, words)); row++) {
                    strike(KeyCode.DOWN);
                }
            }
        });
    }

    private boolean isChosen(String selector, String... words) {
        if (screen.visible(selector) instanceof TableView<?> view) {
            view.layout();
        }
        return screen.isChosen(selector, words);
    }

    private boolean hasFocus(String selector) {
        Node node = screen.visible(selector);
        return node != null && Screen.isWithin(screen.scene().getFocusOwner(), node);
    }

    private boolean isInView(String selector) {
        Node node = screen.visible(selector);
        Region root = (Region) screen.scene().getRoot();
        if (node == null) {
            return false;
        }
        Bounds place = node.localToScene(node.getLayoutBounds());
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("viewport")
                    && !at.localToScene(at.getLayoutBounds()).intersects(place)) {
                return false;
            }
        }
        return root.getLayoutBounds().intersects(place);
    }
}
