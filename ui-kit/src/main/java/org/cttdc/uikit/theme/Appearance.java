package org.cttdc.uikit.theme;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.util.Subscription;

/**
 * How the suite looks now: theme, zoom, motion. Scenes that are {@linkplain #dress dressed} follow it live. FX thread
 * only.
 */
public final class Appearance {

    /** Body text at zoom 1, in px; every other size is a multiple of it. */
    public static final double BODY = 13;

    private static final double[] STEPS = {0.75, 0.85, 0.925, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2};

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
    private final BooleanProperty calm = new SimpleBooleanProperty(this, "calm", false);

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** 1 is a body text of 13 px. */
    public DoubleProperty zoomProperty() {
        return zoom;
    }

    /** No motion at all. */
    public BooleanProperty calmProperty() {
        return calm;
    }

    public void zoomIn() {
        double now = zoom.get();
        for (double step : STEPS) {
            if (step > now + 1e-9) {
                zoom.set(step);
                return;
            }
        }
    }

    public void zoomOut() {
        double now = zoom.get();
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (STEPS[i] < now - 1e-9) {
                zoom.set(STEPS[i]);
                return;
            }
        }
    }

    public void zoomReset() {
        zoom.set(1);
    }

    /** Gives a scene this look until the subscription ends. */
    public Subscription dress(Scene scene) {
        Fonts.load();
        String rules = Sheets.address("ctt.css");
        Subscription look = theme.subscribe(now -> {
            scene.setUserAgentStylesheet(now.base());
            scene.getStylesheets().setAll(rules, now.tokens());
        });
        Subscription size =
                zoom.subscribe(now -> scene.getRoot().setStyle("-fx-font-size: " + BODY * now.doubleValue() + "px;"));
        return look.and(size);
    }
}
