package org.cttdc.protocol;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recorded data of public projects, read where it lies; tests over it are skipped where it is missing. */
public final class Conformance {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Conformance() {}

    /** A file or folder of the data. */
    static Path path(String name) {
        return Path.of(System.getProperty("conformance.dir", "../../shared/vectors"), name);
    }

    /** Every JSON file below a folder of the data, in a stable order. */
    public static List<Path> files(String folder) {
        Path root = path(folder);
        assumeTrue(Files.isDirectory(root), () -> "no conformance data at " + root.toAbsolutePath());
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of a JSON file. */
    public static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
