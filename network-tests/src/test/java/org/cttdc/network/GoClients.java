package org.cttdc.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.StateKeys;

/** CometBFT's Go clients and Cosmos' ICS-23 verifier, the same program that is pointed at the embedded chain. */
final class GoClients {
    private static final Path SOURCES =
            Path.of(System.getProperty("ctt.root", ".."), "platform", "node", "src", "test", "go");

    private GoClients() {}

    /** They must accept what a node says: headers, commits, results, state and its absence. The transaction is sent by them. */
    static void assertAccept(Rpc rpc, String chainId, Bytes tx) throws IOException, InterruptedException {
        Path program = Targets.ROOT.resolve("interop").resolve("interop");
        run(SOURCES, "go", "build", "-o", program.toString(), ".");
        String output = run(
                Targets.ROOT,
                program.toString(),
                rpc.uri().toString(),
                chainId,
                tx.base64(),
                StateKeys.account(Members.address("bob")).key().hex(),
                StateKeys.account(Members.address("nobody")).key().hex());
        assertThat(output).contains("DONE at height");
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
