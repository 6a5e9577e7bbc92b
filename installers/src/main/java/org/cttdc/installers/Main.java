package org.cttdc.installers;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./ctt image}: makes the installable image of the suite. */
public final class Main {
    private Main() {}

    /** Exits with 0 when the image stands, with 1 and a reason on standard error when it could not be made. */
    public static void main(String[] args) {
        System.exit(new CommandLine(
                        CommandLine.getCommandMethods(Main.class, "image").getFirst())
                .execute(args));
    }

    @Command(
            name = "ctt image",
            description =
                    "Makes an image of the suite that runs without an installed Java: runtime, jars, launcher and SHA256SUMS.",
            mixinStandardHelpOptions = true)
    static int image(
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "DIR",
                            description = "A new or empty folder for the image.")
                    Path out,
            @Option(names = "--root", required = true, hidden = true) Path root) {
        Path module = root.resolve("installers");
        Image image =
                new Image(module.resolve("target/jars"), module.resolve("src/main/image"), root.resolve("LICENSE"));
        try {
            image.make(out.toAbsolutePath());
        } catch (ImageException | IOException e) {
            System.err.println("ctt: no image was made: " + e.getMessage());
            return ExitCode.SOFTWARE;
        }
        System.out.println("ctt: the image is in " + out + "; start it with " + out.resolve("bin/ctt"));
        return ExitCode.OK;
    }
}
