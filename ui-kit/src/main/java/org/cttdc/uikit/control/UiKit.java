package org.cttdc.uikit.control;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Money;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.i18n.Times;

/**
 * What every control of the kit needs: its words, formats, the bridge and the clipboard. One instance is made by the
 * composition root and handed to all workbenches.
 *
 * @param texts the kit's own words
 * @param copy puts text on the clipboard
 */
public record UiKit(
        Languages languages, Texts texts, Money money, Times times, UiBridge bridge, Consumer<String> copy) {
    /** How long something copied stays on the clipboard, unless something else was copied since. */
    private static final Duration ON_CLIPBOARD = Duration.minutes(1);

    /** The kit of the running product. */
    public static UiKit of(Languages languages, UiBridge bridge, InstantSource clock, ZoneId zone) {
        return of(languages, bridge, clock, zone, UiKit::toSystemClipboard);
    }

    /** A kit with its own clipboard. */
    public static UiKit of(
            Languages languages, UiBridge bridge, InstantSource clock, ZoneId zone, Consumer<String> copy) {
        Texts texts = Texts.load(languages, file -> Texts.class.getResourceAsStream(file), "uikit");
        return new UiKit(languages, texts, new Money(languages), new Times(texts, clock, zone), bridge, copy);
    }

    /** The same kit speaking another language, for previews. */
    public UiKit in(Languages other) {
        Texts words = Texts.load(other, file -> Texts.class.getResourceAsStream(file), "uikit");
        return new UiKit(other, words, new Money(other), times.in(words), bridge, copy);
    }

    private static void toSystemClipboard(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard clipboard = Clipboard.getSystemClipboard();
        clipboard.setContent(content);
        var stay = new PauseTransition(ON_CLIPBOARD);
        stay.setOnFinished(_ -> {
            if (text.equals(clipboard.getString())) {
                clipboard.clear();
            }
        });
        stay.play();
    }
}
