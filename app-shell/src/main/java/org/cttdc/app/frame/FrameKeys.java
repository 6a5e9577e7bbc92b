package org.cttdc.app.frame;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.WorkbenchAction;

/** The keys of the frame: workbenches, palette, zoom, panes, leaving. */
final class FrameKeys {

    private static final int MOST = 9;

    private final MainFrame frame;
    private final FrameModel model;
    private final Appearance appearance;

    FrameKeys(MainFrame frame, FrameModel model, Appearance appearance) {
        this.frame = frame;
        this.model = model;
        this.appearance = appearance;
    }

    /** Before the focused control sees the key. */
    void filter(KeyEvent event) {
        boolean taken = event.isShortcutDown() ? withShortcut(event) : plain(event);
        if (taken) {
            event.consume();
        }
    }

    private boolean plain(KeyEvent event) {
        if (event.getCode() == KeyCode.F6) {
            frame.cyclePanes(event.isShiftDown() ? -1 : 1);
            return true;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            return frame.leave();
        }
        return !frame.blocked() && runAction(event);
    }

    private boolean withShortcut(KeyEvent event) {
        switch (event.getCode()) {
            case K -> frame.togglePalette();
            case PLUS, EQUALS, ADD -> appearance.zoomIn();
            case MINUS, SUBTRACT -> appearance.zoomOut();
            case DIGIT0, NUMPAD0 -> appearance.zoomReset();
            default -> {
                return !frame.blocked() && (openWorkbench(event) || runAction(event));
            }
        }
        return true;
    }

    private boolean openWorkbench(KeyEvent event) {
        int digit = event.getCode().getCode() - KeyCode.DIGIT0.getCode();
        if (digit >= 1 && digit <= Math.min(MOST, model.workbenches().size())) {
            model.open(model.workbenches().get(digit - 1));
            return true;
        }
        return false;
    }

    private boolean runAction(KeyEvent event) {
        for (WorkbenchAction action : model.placeProperty().get().workbench().actions()) {
            if (action.shortcut() != null
                    && action.shortcut().match(event)
                    && action.enabled().get()) {
                action.run().accept(frame);
                return true;
            }
        }
        return false;
    }
}
