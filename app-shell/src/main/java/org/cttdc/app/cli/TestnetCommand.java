package org.cttdc.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.cttdc.files.OwnerFolder;
import org.cttdc.node.api.Testnet;
import org.cttdc.node.api.TestnetPlan;
import org.cttdc.node.api.TestnetPlan.Pace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a network of validators for one machine. */
@Command(
        name = "testnet",
        description = {
            "Writes the homes of a whole network for this machine, CometBFT's and the applications', which just run:",
            "sh DIR/start.sh starts them all, DIR/accounts.txt says who owns what."
        },
        mixinStandardHelpOptions = true)
final class TestnetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--validators",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many validators (default: ${DEFAULT-VALUE}).")
    private int validators;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder for the homes.")
    private Path out;

    @Option(
            names = "--chain-id",
            paramLabel = "ID",
            defaultValue = "ctt-testnet-1",
            description = "Name of the chain (default: ${DEFAULT-VALUE}).")
    private String chainId;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of all validators, or of the first with --spread (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--spread",
            description = "One address each, counted up from --host, with the same ports; Linux has all of 127.*.")
    private boolean spread;

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            defaultValue = "26656",
            description = {
                "First port (default: ${DEFAULT-VALUE}): peers there, RPC at +1, application at +2, metrics at +3;",
                "without --spread the next validator has its ports ten above."
            })
    private int basePort;

    @Option(names = "--fast", description = "Several blocks a second instead of about one.")
    private boolean fast;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many funded accounts without a role (default: ${DEFAULT-VALUE}).")
    private int members;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    TestnetCommand() {}

    @Override
    public Integer call() throws IOException {
        SecureRandom random = new SecureRandom();
        TestnetPlan plan = plan(InstantSource.system().instant(), random);
        TestnetAccounts accounts = new TestnetAccounts(members, validators, random);
        Testnet.write(plan, accounts::genesis);
        OwnerFolder folder = new OwnerFolder(out);
        folder.write("accounts.txt", accounts.text().getBytes(StandardCharsets.UTF_8));
        folder.write("start.sh", startScript(plan).getBytes(StandardCharsets.UTF_8));
        PrintWriter text = spec.commandLine().getOut();
        text.println("ctt: " + Count.of(validators, "validator") + " of " + chainId
                + (validators == 1 ? " is in " : " are in ") + out.toAbsolutePath());
        text.println(
                "  sh " + out.resolve("start.sh") + "   starts them all, until Ctrl-C; it needs cometbft on the PATH:");
        text.println("  go install github.com/cometbft/cometbft/cmd/cometbft@v0.39.4");
        for (int i = 0; i < validators; i++) {
            text.println("validator " + i + ": RPC http://" + plan.host(i) + ':' + plan.rpcPort(i) + ", metrics http://"
                    + plan.host(i) + ':' + plan.monitorPort(i) + "/metrics");
        }
        return 0;
    }

    private TestnetPlan plan(Instant time, SecureRandom random) {
        try {
            return new TestnetPlan(
                    out, chainId, time, validators, host, spread, basePort, fast ? Pace.FAST : Pace.STEADY, random);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static String startScript(TestnetPlan plan) {
        StringBuilder script = new StringBuilder("""
                #!/bin/sh
                # Starts the whole network and stops it with Ctrl-C. CTT and COMETBFT name the programs where they are not on the PATH.
                cd "$(dirname "$0")" || exit 1
                trap 'trap - INT TERM; kill 0' INT TERM
                """);
        for (int i = 0; i < plan.validators(); i++) {
            script.append(
                    "\"${CTT:-ctt}\" validator start --home validator%d/app 2>validator%d/app.log &%n".formatted(i, i));
            script.append(
                    "\"${COMETBFT:-cometbft}\" start --home validator%d/cometbft >validator%d/cometbft.log 2>&1 &%n"
                            .formatted(i, i));
        }
        return script.append("wait\n").toString();
    }
}
