package org.cttdc.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cttdc.node.api.CandidateProof;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.node.api.ValidatorNode;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.AddressException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The chain application behind CometBFT, for whoever runs a validator or full node. */
@Command(
        name = "validator",
        description = {
            "Runs the chain application of a validator or full node; CometBFT connects to it.",
            "docs/validators.md tells how to run one."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            ValidatorCommand.Init.class,
            ValidatorCommand.Start.class,
            ValidatorCommand.Status.class,
            ValidatorCommand.Snapshot.class,
            ValidatorCommand.Possession.class
        })
final class ValidatorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    ValidatorCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: init, start, status, snapshot or possession");
    }

    /** What every command of this family needs. */
    abstract static class OfHome implements Callable<Integer> {
        @Spec
        protected CommandSpec spec;

        @Option(
                names = "--home",
                paramLabel = "DIR",
                required = true,
                description = "The application's home (not CometBFT's).")
        protected Path home;

        @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
        OfHome() {}

        protected PrintWriter out() {
            return spec.commandLine().getOut();
        }
    }

    @Command(
            name = "init",
            description = "Writes a new home with a commented configuration.",
            mixinStandardHelpOptions = true)
    static final class Init extends OfHome {
        @Option(
                names = "--genesis",
                paramLabel = "FILE",
                description = "CometBFT's genesis.json, which says which chain it is.")
        private @Nullable Path genesis;

        @Option(names = "--chain-id", paramLabel = "ID", description = "The chain, where there is no file to read.")
        private @Nullable String chainId;

        @Override
        public Integer call() throws IOException {
            if ((genesis == null) == (chainId == null)) {
                throw new ParameterException(spec.commandLine(), "say either --genesis or --chain-id");
            }
            if (Files.exists(home.resolve("config"))) {
                throw new IOException(home.toAbsolutePath() + " has a configuration already");
            }
            ValidatorConfig config = ValidatorConfig.defaults(home, chainId == null ? chainOf(genesis) : chainId);
            config.write();
            out().println("ctt: " + home.toAbsolutePath() + " is ready; look through config/ctt-node.properties, then");
            out().println("  ctt validator start --home " + home);
            out().println("and let CometBFT connect there (proxy_app in its config.toml)");
            return 0;
        }

        private static String chainOf(@Nullable Path genesis) throws IOException {
            Path named = Objects.requireNonNull(genesis);
            if (Files.isDirectory(named)) {
                throw new IOException(named + " is no genesis file but a folder");
            }
            byte[] file = Files.readAllBytes(named);
            String chain;
            try {
                chain = new ObjectMapper().readTree(file).path("chain_id").asText("");
            } catch (JsonProcessingException e) {
                throw new IOException(genesis + " is no genesis file: it is not JSON", e);
            }
            if (chain.isEmpty()) {
                throw new IOException(genesis + " is no genesis file: it names no chain_id");
            }
            return chain;
        }
    }

    @Command(
            name = "start",
            description = "Runs the application until it is stopped (Ctrl-C).",
            mixinStandardHelpOptions = true)
    static final class Start extends OfHome {
        @Option(
                names = "--log",
                paramLabel = "json|plain",
                defaultValue = "json",
                description = "How it logs on the error stream (default: ${DEFAULT-VALUE}).")
        private LogForm log;

        enum LogForm {
            json,
            plain
        }

        @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
        Start() {}

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (log == LogForm.json) {
                StructuredLog.install();
            }
            ValidatorNode node = ValidatorNode.start(ValidatorConfig.read(home));
            Runtime.getRuntime().addShutdownHook(new Thread(node::close));
            out().println("ctt validator: at height " + node.height() + ", CometBFT connects to " + node.address()
                    + node.monitor()
                            .map(uri -> ", metrics at " + uri + "/metrics")
                            .orElse(""));
            out().flush();
            node.await();
            return 0;
        }
    }

    @Command(
            name = "status",
            description =
                    "Tells where a running application stands; exit code 1 where it does not run or has no engine.",
            mixinStandardHelpOptions = true)
    static final class Status extends OfHome {
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        @Override
        public Integer call() throws IOException, InterruptedException {
            ValidatorConfig config = ValidatorConfig.read(home);
            URI uri = config.monitor()
                    .map(Status::page)
                    .orElseThrow(() -> new IOException("monitor.address is empty in this home's configuration"));
            JsonNode status = ask(uri);
            String chain = status.path("chain_id").asText();
            if (!chain.equals(config.chainId())) {
                throw new IOException("whoever answers at " + uri + " is no application of the chain "
                        + config.chainId() + (chain.isEmpty() ? "" : " but of " + chain));
            }
            out().println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(status));
            return status.path("engine_connected").asBoolean() ? ExitCode.OK : ExitCode.REFUSED;
        }

        private static URI page(InetSocketAddress monitor) {
            String host = monitor.getHostString();
            return URI.create(
                    "http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + monitor.getPort() + "/status");
        }

        private static JsonNode ask(URI uri) throws IOException, InterruptedException {
            try (HttpClient http =
                    HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
                String answer = http.send(
                                HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
                return new ObjectMapper().readTree(answer);
            } catch (JsonProcessingException e) {
                throw new IOException("whoever answers at " + uri + " is no application of this suite", e);
            } catch (IOException e) {
                throw new IOException("no application answers at " + uri + " (" + e + "): is it running?", e);
            }
        }
    }

    @Command(
            name = "snapshot",
            description = {
                "Takes a snapshot of a stopped application's state for joining nodes, and lists those there are.",
                "A running one takes them by itself (snapshot.interval)."
            },
            mixinStandardHelpOptions = true)
    static final class Snapshot extends OfHome {
        @Override
        public Integer call() throws IOException {
            List<Long> heights = ValidatorNode.snapshot(ValidatorConfig.read(home));
            out().println(
                            heights.isEmpty()
                                    ? "ctt: this home has no state yet"
                                    : "ctt: snapshots at heights "
                                            + heights.stream()
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining(", ")));
            return 0;
        }
    }

    @Command(
            name = "possession",
            description = {
                "Prints a validator's consensus key and its signature for the account that lets it stand for election.",
                "The key itself stays in its file."
            },
            mixinStandardHelpOptions = true)
    static final class Possession implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(
                names = "--key",
                paramLabel = "FILE",
                required = true,
                description = "CometBFT's priv_validator_key.json.")
        private Path key;

        @Option(names = "--chain-id", paramLabel = "ID", required = true, description = "The chain.")
        private String chainId;

        @Option(
                names = "--operator",
                paramLabel = "ADDRESS",
                required = true,
                description = "The account that will register it and claim for it.")
        private String operator;

        @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
        Possession() {}

        @Override
        public Integer call() throws IOException {
            CandidateProof proof = CandidateProof.of(key, chainId, address());
            PrintWriter out = spec.commandLine().getOut();
            out.println("key   " + proof.publicKey().hex());
            out.println("proof " + proof.possession().hex());
            return 0;
        }

        private Bytes address() {
            try {
                return Address.parse(operator, Address.NETWORK_PREFIX).value();
            } catch (AddressException e) {
                throw new ParameterException(spec.commandLine(), operator + " is no address: " + e.getMessage(), e);
            }
        }
    }
}
