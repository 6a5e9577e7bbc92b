package org.cttdc.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes the sandbox, so that the next start begins a new one. */
@Command(
        name = "reset-sandbox",
        description = "Deletes the sandbox with everything in it; the next start begins a new one.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", description = "The suite's home (default: $CTT_HOME, else ~/.ctt).")
    private @Nullable Path home;

    @Option(names = "--yes", description = "Really delete it.")
    private boolean sure;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    SandboxCommand() {}

    @Override
    public Integer call() throws IOException {
        Path root = home == null ? CttCommand.defaultHome() : home;
        Path sandbox = root.resolve("sandbox");
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(sandbox)) {
            out.println("ctt: there is no sandbox in " + root.toAbsolutePath());
            return 0;
        }
        if (!sure) {
            throw new ParameterException(
                    spec.commandLine(), "this deletes " + sandbox.toAbsolutePath() + ": say --yes to do it");
        }
        try (HomeLock lock = HomeLock.take(root)) {
            List<Path> doomed;
            try (Stream<Path> found = Files.walk(sandbox)) {
                doomed = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : doomed) {
                Files.delete(path);
            }
            out.println("ctt: " + lock.home().resolve("sandbox").toAbsolutePath() + " is gone");
        }
        return 0;
    }
}
