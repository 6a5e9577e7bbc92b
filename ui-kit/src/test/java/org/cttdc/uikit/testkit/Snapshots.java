package org.cttdc.uikit.testkit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.theme.Theme;

/** Writes what is on screen as PNG, for people to look at. */
public final class Snapshots {

    private Snapshots() {}

    /** Saves a whole scene. */
    public static Path save(Scene scene, Path file) {
        return write(FxHeadless.call(() -> scene.snapshot(null)), file);
    }

    /** Saves the scene of a root in every language and in the light and the dark theme; English stays. */
    public static void inEveryDress(Parent root, Languages languages, Appearance appearance, Path folder, String name) {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (Locale locale : Languages.SUPPORTED) {
                FxHeadless.run(() -> {
                    languages.use(locale);
                    appearance.themeProperty().set(theme);
                    root.applyCss();
                    root.layout();
                });
                FxHeadless.run(root::layout);
                String dress = theme.name().toLowerCase(Locale.ROOT) + "-" + locale.getLanguage();
                save(root.getScene(), folder.resolve(name + "-" + dress + ".png"));
            }
        }
        FxHeadless.run(() -> languages.use(Locale.ENGLISH));
    }

    /** Saves one node as it stands in its scene. */
    public static Path save(Node node, Path file) {
        return write(FxHeadless.call(() -> node.snapshot(null, null)), file);
    }

    /** The pixels of a scene as ARGB, row by row. */
    public static int[] pixels(Scene scene) {
        return pixels(FxHeadless.call(() -> scene.snapshot(null)));
    }

    /** The pixels of a node as ARGB, row by row. */
    public static int[] pixels(Node node) {
        return pixels(FxHeadless.call(() -> node.snapshot(null, null)));
    }

    private static int[] pixels(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return argb;
    }

    private static Path write(Image image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        buffered.setRGB(0, 0, width, height, pixels(image), 0, width);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(buffered, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
