package org.cttdc.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders and what is open in them, for as long as the process lives. */
public final class Scratch {
    private Scratch() {}

    /** A new folder that goes with the process. */
    public static Path folder() {
        try {
            Path folder = Files.createTempDirectory("ctt-fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A folder that is still written to stays for the system to clear.
        }
    }
}
