package org.cttdc.uikit.workbench;

import javafx.scene.Node;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** What a workbench may ask of the frame around it. FX thread only. */
public interface Navigator {

    /**
     * Goes to a page.
     *
     * @param argument names what to show there, or null for the page as it was left
     */
    void open(String workbenchId, String pageId, @Nullable String argument);

    /** Goes to a page as it was left. */
    default void open(String workbenchId, String pageId) {
        open(workbenchId, pageId, null);
    }

    /** Opens the right inspector with a node: proof, quality or history of the selected thing. */
    void inspect(Text title, Node node);

    /** Tells the person something that just happened. */
    void notify(Notice notice);

    /**
     * Lays a sheet over the frame that wants an answer first, such as a signing sheet.
     *
     * @param onDismiss called if the person leaves it with Esc; not when it is closed through the handle
     */
    OpenSheet present(Text title, Node sheet, Runnable onDismiss);

    /** A sheet on screen. */
    @FunctionalInterface
    interface OpenSheet {
        void close();
    }
}
