package org.cttdc.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cttdc.app.compose.Suite;
import org.cttdc.app.frame.MainFrame;
import org.cttdc.protocol.Bytes;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.Role;

/** {@code ctt tour --out DIR}: takes a product through one whole cycle in the real suite, without a screen, and writes pictures and figures. */
public final class TourMain {
    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;
    private static final int FAILED = 1;
    private static final int USAGE = 64;

    /** Of all loggers; held, because a logger nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("");

    private TourMain() {}

    /** Exits 0 when everything was as expected, 1 where something was not, 64 for wrong arguments. */
    public static void main(String[] args) throws Exception {
        if (args.length != 2 || !args[0].equals("--out")) {
            System.err.println("usage: ctt tour --out DIR");
            System.exit(USAGE);
        }
        System.setProperty("java.awt.headless", "true");
        LOG.setLevel(Level.WARNING);
        Path out = Album.folder(Path.of(args[1]));
        Path home = Files.createTempDirectory("ctt-tour");
        int code = FAILED;
        try {
            Fx.start();
            code = run(out, home);
        } finally {
            delete(home);
            System.exit(code);
        }
    }

    private static int run(Path out, Path home) {
        long begin = System.nanoTime();
        Appearance appearance = Fx.call(Appearance::new);
        System.out.println("tour: opening the sandbox");
        try (Suite suite = Suite.openSandbox(
                home,
                Optional.empty(),
                new Languages(Locale.ENGLISH),
                appearance,
                InstantSource.system(),
                new SecureRandom())) {
            MainFrame frame = Fx.call(() -> suite.frame(Role.MEMBER));
            Scene scene = Fx.call(() -> show(frame));
            Album album = new Album(out, scene);
            Guide guide = new Guide(suite, new Hand(new Screen(scene)), album);
            try {
                travel(guide, out);
                System.out.println("tour: done in " + (System.nanoTime() - begin) / 1_000_000_000L + " s, see " + out);
                return 0;
            } catch (RuntimeException e) {
                System.err.println("tour: FAILED: " + e.getMessage());
                e.printStackTrace();
                System.err.println("tour: the moment it happened: " + album.failure());
                return FAILED;
            } finally {
                Fx.run(frame::release);
            }
        } catch (IOException e) {
            System.err.println("tour: FAILED: " + e.getMessage());
            return FAILED;
        }
    }

    private static Scene show(MainFrame frame) {
        Scene scene = frame.scene(WIDTH, HEIGHT);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.show();
        return scene;
    }

    private static void travel(Guide guide, Path out) throws IOException {
        Preparing preparing = new Preparing(guide);
        preparing.firstLook();
        Deciding deciding = new Deciding(guide);
        deciding.vote();
        Guarding guarding = new Guarding(guide);
        guarding.stake();
        guarding.judge();
        Bytes model = preparing.author();
        Bytes light = preparing.declare(Product.LIGHT, true);
        Bytes strong = guide.hand().byKeyboard(() -> preparing.declare(Product.STRONG, false));
        Competing competing = new Competing(guide);
        competing.offer();
        long cycle = competing.order(light, strong);
        competing.finishTheCycleBefore();
        competing.drawn();
        competing.claimPurchases(model, cycle);
        competing.commit();
        competing.reveal();
        Settling settling = new Settling(guide, model, cycle);
        settling.look();
        settling.claimAsExpert();
        settling.claimTheRest();
        Promoting promoting = new Promoting(guide);
        promoting.claim();
        settling.claimAsWinner();
        promoting.claimScore();
        Ending ending = new Ending(guide);
        ending.wallet();
        deciding.join();
        Ledger ledger = new Ledger(guide);
        ledger.read(settling);
        ending.sweep();
        ledger.write(out.resolve("tour.json"));
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("tour: the temporary folder " + folder + " stays: " + e.getMessage());
        }
    }
}
