package org.cttdc.uikit.theme;

import javafx.application.Application;
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

    /** Place of the icon sizes among the sheets of a scene. */
    private static final int ICON_SHEET = 2;

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
        return Subscription.combine(
                theme.subscribe(now -> {
                    scene.setUserAgentStylesheet(now.base());
                    // Pop-ups are measured before they belong to a scene, by the application's own sheet.
                    Application.setUserAgentStylesheet(now.base());
                    scene.getStylesheets().setAll(rules, now.tokens(), iconSizes(zoom.get()));
                }),
                zoom.subscribe(now -> {
                    scene.getRoot().setStyle("-fx-font-size: " + BODY * now.doubleValue() + "px;");
                    scene.getStylesheets().set(ICON_SHEET, iconSizes(now.doubleValue()));
                }));
    }

    /** An icon is a font of its own, so that its size cannot be told in em of the text: it is told in px per zoom. */
    private static String iconSizes(double zoom) {
        return "data:text/css;charset=UTF-8,"
                + iconSize(".ikonli-font-icon", 15, zoom)
                + iconSize(".caption .ikonli-font-icon", 13, zoom)
                + iconSize(".state-pill .ikonli-font-icon", 13, zoom)
                + iconSize(".proof-chip .ikonli-font-icon", 13, zoom)
                + iconSize(".hash-label .ikonli-font-icon", 12, zoom)
                + iconSize(".rail .ikonli-font-icon", 18, zoom)
                + iconSize(".empty-state > .empty-icon", 28, zoom);
    }

    private static String iconSize(String selector, int px, double zoom) {
        return selector + "{-fx-icon-size:" + Math.round(px * zoom) + "px;}";
    }
}
