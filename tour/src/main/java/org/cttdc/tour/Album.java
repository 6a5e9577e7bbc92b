package org.cttdc.tour;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** The pictures of a tour, numbered in the order they were taken. */
final class Album {
    /** One picture. */
    record Picture(String file, String title) {}

    private final Path folder;
    private final Scene scene;
    private final List<Picture> pictures = new ArrayList<>();

    Album(Path folder, Scene scene) {
        this.folder = folder;
        this.scene = scene;
    }

    /** Takes the whole window. */
    void take(String name, String title) {
        String file = String.format(Locale.ROOT, "%02d-%s.png", pictures.size() + 1, name);
        save(folder.resolve(file));
        pictures.add(new Picture(file, title));
        System.out.println("tour: " + file + "  " + title);
    }

    /** Keeps the moment in which something went wrong; not part of the album. */
    Path failure() {
        Path file = folder.resolve("failure.png");
        save(file);
        return file;
    }

    List<Picture> pictures() {
        return List.copyOf(pictures);
    }

    private void save(Path file) {
        Image image = Fx.call(() -> scene.snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        var buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        buffered.setRGB(0, 0, width, height, argb, 0, width);
        try {
            ImageIO.write(buffered, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the picture " + file + " could not be written", e);
        }
    }

    /** Makes the folder pictures go to. */
    static Path folder(Path wanted) throws IOException {
        return Files.createDirectories(wanted.toAbsolutePath());
    }
}
