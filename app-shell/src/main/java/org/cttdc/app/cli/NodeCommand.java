package org.cttdc.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cttdc.app.sandbox.Sandbox;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.uikit.i18n.Languages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the sandbox's chain alone, without a screen. */
@Command(
        name = "node",
        description = {
            "Runs the embedded chain with the sandbox's sample data, without a screen, until it is stopped (Ctrl-C).",
            "CometBFT's own clients can talk to its RPC."
        },
        mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", required = true, description = "Where the chain is kept.")
    private Path home;

    @Option(
            names = "--rpc",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:26657",
            description = "Where its RPC listens (default: ${DEFAULT-VALUE}).")
    private String rpc;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    NodeCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        InetSocketAddress address = address();
        PrintWriter out = spec.commandLine().getOut();
        out.println("ctt node: opening " + home.toAbsolutePath() + " (the first start seeds some seconds long)");
        out.flush();
        Sandbox sandbox = Sandbox.open(
                home, Optional.of(address), new Languages(Locale.ENGLISH), InstantSource.system(), new SecureRandom());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            sandbox.close();
            stopped.countDown();
        }));
        out.println("ctt node: chain " + sandbox.profile().chainId() + " at height " + sandbox.height() + ", RPC "
                + sandbox.rpc());
        out.println("ctt node: to check it from elsewhere: --peer " + sandbox.rpc() + " --trust "
                + TrustText.of(LightNodes.headerOf(sandbox.rpc(), 1).value().trust()));
        out.flush();
        stopped.await();
        return 0;
    }

    private InetSocketAddress address() {
        int colon = rpc.lastIndexOf(':');
        try {
            int port = Integer.parseInt(rpc.substring(colon + 1));
            if (colon < 1 || port < 0 || port > MAX_PORT) {
                throw new NumberFormatException(rpc);
            }
            String host = rpc.substring(0, colon).replaceAll("^tcp://|^http://|^\\[|]$", "");
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new ParameterException(spec.commandLine(), "--rpc: the host " + host + " is not known");
            }
            return address;
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "--rpc: " + rpc + " is not HOST:PORT, for example 127.0.0.1:26657", e);
        }
    }
}
