package org.cttdc.uikit.i18n;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * The language the whole suite speaks now. One instance is made by the composition root and handed to every
 * {@link Texts}; changing it changes every bound text on screen. Change it on the FX thread only.
 */
public final class Languages {

    /** The languages every bundle is complete in. */
    public static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final ObjectProperty<Locale> current;

    /** @param first any locale; the nearest supported language is taken */
    public Languages(Locale first) {
        this.current = new SimpleObjectProperty<>(this, "language", nearest(first));
    }

    /** The supported language nearest to the one given: Chinese for every Chinese, English for all others. */
    public static Locale nearest(Locale wanted) {
        return wanted.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    public Locale get() {
        return current.get();
    }

    /** Switches the language; bound texts follow at once. */
    public void use(Locale locale) {
        current.set(nearest(locale));
    }

    public ObservableValue<Locale> observe() {
        return current;
    }
}
