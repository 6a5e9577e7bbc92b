package org.cttdc.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cttdc.lightnode.api.ProofFiles;
import org.cttdc.lightnode.api.ProofReport;
import org.cttdc.lightnode.api.TrustRoot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an exported proof with no network. */
@Command(
        name = "verify",
        description = {
            "Checks an exported proof with no network, and says in plain words what it proves, why, on what that"
                    + " rests, and what it does not prove."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A proof as the suite or 'ctt get --export' wrote it.")
    private Path file;

    @Option(
            names = "--trust",
            paramLabel = "HEIGHT:HASH",
            converter = TrustText.class,
            description =
                    "A header that you know from someone you trust. Without it the proof rests on the file's own word,"
                            + " and says so.")
    private TrustRoot.@Nullable Checkpoint trust;

    @Option(names = "--home", paramLabel = "DIR", description = "Trust what this home's light node trusts.")
    private @Nullable Path home;

    @Option(names = "--json", description = "Say it as one line of JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    VerifyCommand() {}

    @Override
    public Integer call() throws IOException {
        Optional<TrustRoot> root = root();
        InstantSource clock = InstantSource.system();
        ProofReport found = ProofFiles.check(read(), root, clock);
        Report report = new Report(spec.commandLine().getOut(), json);
        report.put("verified", true);
        new ProofWords(found, clock.instant()).say(report);
        report.print();
        return ExitCode.OK;
    }

    private byte[] read() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "FILE: " + file + " cannot be read");
        }
        if (Files.size(file) > ProofFiles.MAX_BYTES) {
            throw new IOException(file + " is larger than any proof: " + Files.size(file) + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private Optional<TrustRoot> root() throws IOException {
        if (trust != null) {
            return Optional.of(trust);
        }
        if (home == null) {
            return Optional.empty();
        }
        Path asked = home;
        return Optional.of(Network.load(asked)
                .map(Network::trust)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--home: " + asked.toAbsolutePath() + " was not used with a network yet: ctt sync --home")));
    }
}
