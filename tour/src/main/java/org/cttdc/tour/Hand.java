package org.cttdc.tour;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.robot.BaseRobot;

/**
 * Works the screen as a person does: looks for a thing, brings it into view, clicks, types, reads; or does all that with the keyboard
 * alone. Everything waits for its condition and fails with what there was instead. Logging in at a service is consented to wherever
 * it is asked.
 */
final class Hand {
    private static final String LOGIN = "You log in to the service";
    private static final int MOST_ATTEMPTS = 3;

    private final Screen screen;
    private final Mouse mouse;
    private final Keyboard keyboard;
    private final BaseRobot typing = new FxRobot().robotContext().getBaseRobot();
    private Means means;
    private boolean loggingIn;

    Hand(Screen screen) {
        this.screen = screen;
        this.mouse = new Mouse(screen);
        this.keyboard = new Keyboard(screen);
        this.means = mouse;
        screen.between(this::logIn);
    }

    /** Does something without the mouse and answers what came of it. */
    <T> T byKeyboard(Supplier<T> deeds) {
        mouse.park();
        keyboard.alone(true);
        means = keyboard;
        try {
            return deeds.get();
        } finally {
            means = mouse;
            keyboard.alone(false);
        }
    }

    /** Does something without the mouse. */
    void byKeyboard(Runnable deeds) {
        byKeyboard(() -> {
            deeds.run();
            return true;
        });
    }

    /** Presses keys together, until it shows. */
    void strike(BooleanSupplier shown, KeyCode... keys) {
        screen.until("what " + List.of(keys) + " brings about", shown, () -> keyboard.strike(keys));
    }

    /** Waits until a condition holds, asked on the FX thread. */
    void until(String what, BooleanSupplier condition) {
        screen.until(what, condition);
    }

    /** The visible node of a selector, as soon as there is one. */
    <T extends Node> T find(String selector, Class<T> type) {
        until(selector + " on the screen", () -> screen.visible(selector) != null);
        return type.cast(Fx.call(() -> screen.visible(selector)));
    }

    /** Goes to a page. */
    void go(String workbench, String page) {
        means.go(workbench, page);
    }

    /** Presses a button as soon as it can be pressed. */
    void press(String selector) {
        find(selector, Node.class);
        until(selector + " to be possible", () -> {
            Node node = screen.visible(selector);
            return node != null && !node.isDisabled();
        });
        means.press(selector);
    }

    /**
     * Replaces the text of a field; where something else came of it, once more and not in silence: the headless platform gives a key
     * that is struck while a window opens or closes to nobody, but a field that loses what is typed is a fault to be seen.
     */
    void type(String selector, String text) {
        find(selector, TextInputControl.class);
        for (int attempt = 1; !replace(selector, text); attempt++) {
            String found = Fx.call(() -> textOf(selector));
            if (attempt == MOST_ATTEMPTS) {
                throw new TourFailure(selector + " reads “" + found + "” where “" + text + "” was typed");
            }
            System.err.println(
                    "tour: " + selector + " reads “" + found + "” where “" + text + "” was typed: typing it again");
        }
    }

    private boolean replace(String selector, String text) {
        means.enter(selector);
        screen.until(
                selector + " to take the caret",
                () -> screen.visible(selector) instanceof TextInputControl field && field.isFocused(),
                () -> means.enter(selector));
        keyboard.strike(KeyCode.CONTROL, KeyCode.A);
        keyboard.strike(KeyCode.DELETE);
        write(text);
        screen.still();
        return Fx.call(() -> text.equals(textOf(selector)));
    }

    private String textOf(String selector) {
        return screen.visible(selector) instanceof TextInputControl field ? field.getText() : "";
    }

    /** Types into whatever has the focus. */
    private void write(String text) {
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> typing.typeKeyboard(screen.scene(), KeyCode.UNDEFINED, letter));
        Fx.run(() -> {});
    }

    /** Chooses a value of a choice. */
    <T> void choose(String selector, T value) {
        @SuppressWarnings("unchecked") // the caller names the value's type by the value
        ComboBox<T> box = find(selector, ComboBox.class);
        until(selector + " to offer " + value, () -> box.getItems().contains(value));
        means.choose(box, selector, value);
    }

    /** Chooses the row of a table that reads all these words. */
    void row(String table, String... words) {
        means.row(find(table, TableView.class), table, words);
    }

    /** Waits until a row of a table reads all these words, scrolling on until it does. */
    void rowReads(String table, String... words) {
        find(table, TableView.class);
        mouse.show(table, words);
    }

    /** Every line of a block of lines as it is read: what it says first, and the rest of it. */
    Map<String, String> lines(String selector) {
        Parent block = find(selector, Parent.class);
        return Fx.call(() -> Reading.lines(block));
    }

    /** Waits until the screen reads something. */
    void reads(String... texts) {
        for (String text : texts) {
            until("the words “" + text + "”", () -> screen.text().contains(text));
        }
    }

    /** Waits until a part of the screen reads something. */
    void readsIn(String selector, String... texts) {
        for (String text : texts) {
            until(
                    "the words “" + text + "” in " + selector,
                    () -> screen.text(selector).contains(text));
        }
    }

    /** Whether a button cannot be pressed. FX thread. */
    boolean closed(String selector) {
        Node node = screen.visible(selector);
        return node != null && node.isDisabled();
    }

    /** Whether a selector finds a choice rather than a field. */
    boolean isChoice(String selector) {
        return find(selector, Node.class) instanceof ComboBox<?>;
    }

    /** What the screen reads now. FX thread. */
    String text() {
        return screen.text();
    }

    /** Whether there is a visible node. FX thread. */
    boolean shows(String selector) {
        return screen.visible(selector) != null;
    }

    /** Reads the signing sheet, which has to say these words, and signs; {@code before} runs while it is open. */
    void sign(Runnable before, String... sentences) {
        readsIn(".signing-sheet", sentences);
        before.run();
        if (Fx.call(() -> screen.visible(".error-pane") != null)) {
            throw new TourFailure("the page behind the signing sheet shows an error");
        }
        press("#sheet-sign");
        until(
                "the signing sheet to close",
                () -> !screen.text(".signing-sheet").contains(List.of(sentences).getFirst()));
    }

    /** Waits until the page has what it waits for itself: nothing is being loaded any more. */
    void settle() {
        until("the page to be loaded", () -> screen.visible(".skeleton") == null);
    }

    /** Brings a node into view by scrolling what lies around it. */
    void bringIntoView(String selector) {
        Node node = find(selector, Node.class);
        Fx.run(() -> Screen.reveal(node));
    }

    private void logIn() {
        if (!loggingIn && Fx.call(() -> screen.text(".signing-sheet").contains(LOGIN))) {
            loggingIn = true;
            means.press("#sheet-sign");
            screen.until(
                    "the login to be done", () -> !screen.text(".signing-sheet").contains(LOGIN));
            loggingIn = false;
        }
    }
}
