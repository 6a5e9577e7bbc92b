package org.cttdc.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the tests keep what outlives them: programs and the logs of the last run. */
final class Targets {
    static final Path ROOT = Path.of("target").toAbsolutePath();

    private Targets() {}

    /** An empty place for a test's network. */
    static Path fresh(String name) throws IOException {
        Path folder = ROOT.resolve("networks").resolve(name);
        delete(folder);
        return folder;
    }

    /** Removes a folder that may be there, with everything in it. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
