package org.cttdc.app.settings;

import java.util.Locale;
import java.util.concurrent.Executor;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.Role;

/** Gives the suite the look it was left with and writes down every change of it. FX thread only, but for the writing. */
public final class SettingsKeeper {
    private static final double PERCENT = 100;

    private final SettingsFile file;
    private final Languages languages;
    private final Appearance appearance;
    private final Executor writer;
    private final SettingsFile.Read read;
    private int width;
    private int height;

    /**
     * Reads the settings and applies them.
     *
     * @param writer runs the writing, one after the other
     */
    public SettingsKeeper(
            SettingsFile file, Locale system, Languages languages, Appearance appearance, Executor writer) {
        this.file = file;
        this.languages = languages;
        this.appearance = appearance;
        this.writer = writer;
        this.read = file.read(system);
        Settings found = read.settings();
        this.width = found.width();
        this.height = found.height();
        languages.use(found.language());
        appearance.themeProperty().set(found.theme());
        appearance.zoomProperty().set(found.zoomPercent() / PERCENT);
        languages.observe().subscribe((before, now) -> changed());
        appearance.themeProperty().subscribe((before, now) -> changed());
        appearance.zoomProperty().subscribe((before, now) -> changed());
    }

    /** What was found at the start. */
    public SettingsFile.Read found() {
        return read;
    }

    /** The window's content has another size; written down with the next change or at the end. */
    public void size(double newWidth, double newHeight) {
        width = (int) newWidth;
        height = (int) newHeight;
    }

    /** The settings as they are now. */
    public Settings now() {
        Role role = read.settings().role();
        int zoom = (int) Math.round(appearance.zoomProperty().get() * PERCENT);
        return new Settings(languages.get(), appearance.themeProperty().get(), zoom, width, height, role);
    }

    /** The window closes. */
    public void close() {
        changed();
    }

    private void changed() {
        Settings settings = now();
        writer.execute(() -> file.write(settings));
    }
}
