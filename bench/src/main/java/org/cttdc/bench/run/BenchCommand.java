package org.cttdc.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cttdc.bench.chain.ChainSpec;
import org.cttdc.bench.chain.MadeChain;
import org.cttdc.bench.node.BlocksCommand;
import org.cttdc.bench.node.ElectionCommand;
import org.cttdc.bench.node.LoadCommand;
import org.cttdc.bench.node.MixCommand;
import org.cttdc.bench.node.ScaleCommand;
import org.cttdc.bench.node.StoreCommand;
import org.cttdc.bench.peer.Client;
import org.cttdc.bench.peer.Toolchains;
import org.cttdc.bench.serve.ChainServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ctt bench}: the suite's speed beside the reference programs', on chains made for it. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Takes the light node's speed beside CometBFT's Go client and the Rust client, at the same served chain,",
            "and the chain application's beside CometBFT's kvstore."
        },
        subcommands = {
            BenchCommand.Serve.class,
            BenchCommand.Headers.class,
            BenchCommand.Skipping.class,
            BenchCommand.Signatures.class,
            BenchCommand.Code.class,
            StoreCommand.class,
            BlocksCommand.class,
            ScaleCommand.class,
            ElectionCommand.class,
            LoadCommand.class,
            MixCommand.class
        })
public final class BenchCommand {
    public static void main(String[] args) {
        // The JDK's server otherwise waits for more to send before it sends a reply.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(new CommandLine(new BenchCommand()).execute(args.length == 0 ? new String[] {"--help"} : args));
    }

    /** What chain to make. */
    static final class ChainOptions {
        @Option(names = "--headers", description = "length of the chain", defaultValue = "100000")
        int headers;

        @Option(names = "--validators", description = "size of every set, 4 to 175", defaultValue = "100")
        int validators;

        @Option(
                names = "--churn",
                description = "heights until one validator is replaced, 0 for never",
                defaultValue = "2500")
        int churn;

        @Option(names = "--seed", description = "another seed, another chain", defaultValue = "1")
        long seed;

        MadeChain make() {
            long start = System.nanoTime();
            MadeChain chain = new MadeChain(new ChainSpec(headers, validators, churn, seed));
            System.err.printf("made %s in %d ms%n", chain.spec().chainId(), (System.nanoTime() - start) / 1_000_000);
            return chain;
        }
    }

    /** How often, and where the clients lie. */
    static final class RaceOptions {
        @Option(names = "--rounds", description = "measured runs of each client", defaultValue = "5")
        int rounds;

        @Option(names = "--heap", description = "heap of this suite's client, MiB", defaultValue = "64")
        int heap;

        Toolchains toolchains() {
            return new Toolchains(Path.of(System.getProperty("ctt.root", "."), "bench"));
        }

        static Optional<Client> present(Optional<Client> client, String what) {
            if (client.isEmpty()) {
                System.err.println(what + " is not installed: its client is left out");
            }
            return client;
        }
    }

    @Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves a made chain until it is ended.")
    static final class Serve implements Callable<Integer> {
        @CommandLine.Mixin
        ChainOptions chain;

        @Option(names = "--port", description = "port on loopback, 0 for any free one", defaultValue = "26657")
        int port;

        @Override
        public Integer call() throws IOException, InterruptedException {
            MadeChain made = chain.make();
            try (ChainServer server = new ChainServer(made, port)) {
                System.out.println(made.spec().chainId() + " at " + server.address() + ", header 1 is "
                        + made.hash(1).hex());
                Thread.currentThread().join();
            }
            return 0;
        }
    }

    @Command(
            name = "headers",
            mixinStandardHelpOptions = true,
            description =
                    "Every header of a chain: by hash links and by signatures here, sequentially by the Go client.")
    static final class Headers implements Callable<Integer> {
        @CommandLine.Mixin
        ChainOptions chain;

        @CommandLine.Mixin
        RaceOptions options;

        @Option(
                names = "--prefix",
                description = "headers of the slower ways, which are compared per header",
                defaultValue = "2000")
        int prefix;

        @Override
        public Integer call() throws IOException {
            MadeChain made = chain.make();
            long shorter = Math.min(prefix, made.height());
            made.signUpTo(shorter);
            Client own = options.toolchains().own(options.heap);
            Optional<Client> go = RaceOptions.present(options.toolchains().go(), "Go");
            try (ChainServer server = new ChainServer(made, 0)) {
                Race race = new Race(made, options.rounds);
                race.enter("linked", own, job("linked", made, server, made.height()), made.height(), made.height());
                go.ifPresent(client ->
                        race.enter("sequential", client, job("sequential", made, server, shorter), shorter, shorter));
                race.run();
                System.out.println("\n" + made.spec() + "\n\n" + race.table());
            }
            return 0;
        }
    }

    @Command(
            name = "skipping",
            mixinStandardHelpOptions = true,
            description = "From the first header to the newest, by as few between as it takes.")
    static final class Skipping implements Callable<Integer> {
        @CommandLine.Mixin
        ChainOptions chain;

        @CommandLine.Mixin
        RaceOptions options;

        @Override
        public Integer call() throws IOException {
            MadeChain made = chain.make();
            Client own = options.toolchains().own(options.heap);
            Optional<Client> go = RaceOptions.present(options.toolchains().go(), "Go");
            Optional<Client> rust = RaceOptions.present(options.toolchains().rust(), "Rust");
            try (ChainServer server = new ChainServer(made, 0)) {
                Race race = new Race(made, options.rounds);
                List<String> job = job("skipping", made, server, made.height());
                race.enter("skipping", own, job, made.height(), made.height());
                race.enter(
                        "skipping in a program that runs already",
                        own,
                        job("again", made, server, made.height()),
                        made.height(),
                        made.height());
                go.ifPresent(client -> race.enter("skipping", client, job, made.height(), made.height()));
                rust.ifPresent(client -> race.enter(
                        "skipping",
                        client,
                        List.of(server.address().toString(), "1", made.hash(1).hexUpper()),
                        made.height(),
                        made.height()));
                race.run();
                System.out.println("\n" + made.spec() + "\n\n" + race.table());
            }
            return 0;
        }
    }

    private static List<String> job(String mode, MadeChain chain, ChainServer server, long target) {
        return List.of(
                mode,
                server.address().toString(),
                chain.spec().chainId(),
                "1",
                chain.hash(1).hex(),
                Long.toString(target));
    }

    @Command(
            name = "signatures",
            mixinStandardHelpOptions = true,
            description = "One signature verified: here, by the libraries at hand and by CometBFT's Go code.")
    static final class Signatures implements Callable<Integer> {
        @CommandLine.Mixin
        RaceOptions options;

        @Override
        public Integer call() throws Exception {
            Optional<Client> go = RaceOptions.present(options.toolchains().go(), "Go");
            System.out.println("\n" + new SignatureRace(go, options.rounds).run());
            return 0;
        }
    }

    @Command(
            name = "code",
            mixinStandardHelpOptions = true,
            description = "JMH on header hashes and on reading a page of headers.")
    static final class Code implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            Jmh.run("HeaderBenchmark", 2, 3);
            return 0;
        }
    }
}
