package org.cttdc.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The engine's program, installed by Go on first use and kept below {@code target}. */
final class CometBft {
    static final String CURRENT = "v0.39.4";
    static final String OLDER = "v0.38.25";

    private static final String PACKAGE = "github.com/cometbft/cometbft/cmd/cometbft@";

    private CometBft() {}

    /** The program of a version; the test is skipped where there is no Go, and fails where Go cannot install it. */
    static synchronized Path program(String version) throws IOException, InterruptedException {
        assumeTrue(onPath("go"), "go is not installed: the network tests need it to install CometBFT");
        Path folder = Targets.ROOT.resolve("cometbft").resolve(version);
        Path program = folder.resolve("cometbft");
        if (!Files.isExecutable(program)) {
            Files.createDirectories(folder);
            ProcessBuilder install = new ProcessBuilder("go", "install", PACKAGE + version).redirectErrorStream(true);
            install.environment().put("GOBIN", folder.toString());
            Process process = install.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("CometBFT " + version + " cannot be installed: " + output);
            }
        }
        return program;
    }

    static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
