package org.cttdc.app.frame;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.layout.StackPane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.jspecify.annotations.Nullable;

/** The content of the frame: makes each page once, keeps it, and lets it listen only while it is on screen. */
final class PageHost extends StackPane {

    private final Navigator navigator;
    private final Map<String, PageView> views = new HashMap<>();
    private @Nullable PageView shown;
    private Lifetime lifetime = new Lifetime();

    PageHost(Navigator navigator) {
        this.navigator = navigator;
        getStyleClass().add("page-host");
    }

    void show(Place place) {
        PageView view =
                views.computeIfAbsent(place.id(), _ -> place.page().view().apply(navigator));
        if (view.equals(shown)) {
            return;
        }
        lifetime.close();
        lifetime = new Lifetime();
        shown = view;
        boolean focused = Focus.within(this);
        getChildren().setAll(view.node());
        view.attach(lifetime);
        if (focused && !Focus.first(this)) {
            // Without an owner inside the scene the keys of the frame would be lost.
            requestFocus();
        }
    }

    void argument(String argument) {
        if (shown != null) {
            shown.show(argument);
        }
    }

    /** The window closes: nothing listens any more. */
    void release() {
        lifetime.close();
        shown = null;
        views.clear();
        getChildren().clear();
    }
}
