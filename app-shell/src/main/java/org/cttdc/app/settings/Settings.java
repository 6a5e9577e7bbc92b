package org.cttdc.app.settings;

import java.util.Locale;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.theme.Theme;
import org.cttdc.uikit.workbench.Role;

/**
 * What the person chose for the window.
 *
 * @param zoomPercent 100 is a body text of 13 px; 75 to 200
 * @param width of the window's content, px
 * @param height of the window's content, px
 * @param role decides the order of the workbenches
 */
public record Settings(Locale language, Theme theme, int zoomPercent, int width, int height, Role role) {
    /** Narrowest and lowest window in which every page still works. */
    public static final int LEAST_WIDTH = 900;

    public static final int LEAST_HEIGHT = 600;

    private static final int MOST_PIXELS = 16_384;
    private static final int LEAST_ZOOM = 75;
    private static final int MOST_ZOOM = 200;

    public Settings {
        language = Languages.nearest(language);
        zoomPercent = Math.clamp(zoomPercent, LEAST_ZOOM, MOST_ZOOM);
        width = Math.clamp(width, LEAST_WIDTH, MOST_PIXELS);
        height = Math.clamp(height, LEAST_HEIGHT, MOST_PIXELS);
    }

    /** Before the person chose anything. */
    public static Settings first(Locale system) {
        return new Settings(system, Theme.LIGHT, 100, 1366, 768, Role.REVIEWER);
    }
}
