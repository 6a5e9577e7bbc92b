package org.cttdc.uikit.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.theme.Fonts;
import org.cttdc.uikit.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders every control in every look and language to {@code target/gallery}, for people to look at. */
@ExtendWith(FxHeadless.class)
class GalleryTest {

    private static final Path OUT = Path.of("target", "gallery");
    private static final int[][] SIZES = {{1366, 768}, {1000, 700}};

    private final Languages languages = new Languages(Locale.ENGLISH);
    private final Gallery gallery = new Gallery(languages);

    private static Map<String, Function<Gallery, Region>> pages() {
        var pages = new LinkedHashMap<String, Function<Gallery, Region>>();
        pages.put("controls", Gallery::controls);
        pages.put("states", Gallery::states);
        pages.put("table", Gallery::table);
        pages.put("charts", Gallery::charts);
        pages.put("signing", gallery -> gallery.signing(false));
        pages.put("signing-locked", gallery -> gallery.signing(true));
        return pages;
    }

    static Stream<String> pageNames() {
        return pages().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("pageNames")
    void everyPageRendersInEveryLook(String page) {
        var appearance = FxHeadless.call(Appearance::new);
        Region root = FxHeadless.call(() -> new StackPane(pages().get(page).apply(gallery)));
        Stage stage = FxHeadless.show(root, 1000, 700, appearance);
        try {
            Scans.assertNamed(root);
            Scans.assertTranslated(root, languages, GalleryTest::sameInBoth);
            for (Theme theme : Theme.values()) {
                for (Locale locale : Languages.SUPPORTED) {
                    for (int[] size : theme == Theme.LIGHT ? SIZES : new int[][] {SIZES[0]}) {
                        snapshot(stage, root, page, appearance, theme, locale, size);
                    }
                }
            }
            FxHeadless.run(() -> appearance.zoomProperty().set(1.6));
            snapshot(stage, root, page + "-zoomed", appearance, Theme.LIGHT, Locale.ENGLISH, SIZES[0]);
        } finally {
            FxHeadless.run(stage::close);
        }
    }

    private void snapshot(
            Stage stage, Region root, String page, Appearance look, Theme theme, Locale locale, int[] size) {
        FxHeadless.run(() -> {
            languages.use(locale);
            look.themeProperty().set(theme);
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
            root.applyCss();
            root.layout();
        });
        FxHeadless.await(() -> root.getWidth() == size[0] && root.getHeight() == size[1]);
        FxHeadless.run(root::layout);
        String name =
                "%s-%s-%s-%d.png".formatted(page, theme.name().toLowerCase(Locale.ROOT), locale.getLanguage(), size[0]);
        assertThat(Snapshots.save(stage.getScene(), OUT.resolve(name))).isNotEmptyFile();
    }

    @Test
    void chineseHasGlyphsAndFiguresAreEquallyWide() {
        FxHeadless.run(Fonts::load);
        for (String style : new String[] {"normal", "bold"}) {
            assertThat(width("1111111", style)).isEqualTo(width("8888888", style));
            assertThat(inkOf("质", style)).as("a character is drawn, not a box").isNotEqualTo(inkOf("\uE000", style));
            assertThat(inkOf("质", style)).isNotEqualTo(inkOf("量", style));
        }
    }

    private static double width(String words, String weight) {
        return FxHeadless.call(() -> text(words, weight).getLayoutBounds().getWidth());
    }

    private static int inkOf(String words, String weight) {
        Text text = FxHeadless.call(() -> text(words, weight));
        return java.util.Arrays.hashCode(Snapshots.pixels(text));
    }

    private static Text text(String words, String weight) {
        var text = new Text(words);
        text.setFont(
                Font.font(Fonts.SANS, javafx.scene.text.FontWeight.findByName(weight.toUpperCase(Locale.ROOT)), 20));
        assertThat(text.getFont().getFamily()).isEqualTo(Fonts.SANS);
        return text;
    }

    private static boolean sameInBoth(String word) {
        return word.contains("CTT")
                || word.startsWith("Kettle")
                || word.startsWith("电热水壶")
                || word.startsWith("ctt1")
                || word.contains("Hangzhou")
                || word.contains("Ningbo")
                || word.matches("[0-9a-f…]+|kW|GB.*|([0-9a-f]{2} )+");
    }
}
