package org.cttdc.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CometBFT's own Go clients and Cosmos' ICS-23 verifier against an embedded chain, unchanged. */
@Tag("interop")
class GoInteropTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("ctt.root", "../.."), "platform", "node", "src", "test", "go");

    @Test
    void theReferenceClientsUseTheChainUnchanged(@TempDir Path temp) throws Exception {
        assumeTrue(onPath("go"), "go is not installed");
        Path program = temp.resolve("interop");
        Outcome modules = run(SOURCES, "go", "mod", "download");
        assumeTrue(modules.status() == 0, "Go modules cannot be fetched here: " + modules.output());
        Outcome build = run(SOURCES, "go", "build", "-o", program.toString(), ".");
        assertThat(build.status()).as(build.output()).isZero();
        try (EmbeddedChain chain = EmbeddedChain.open(
                temp.resolve("home"),
                TestGenesis.source(),
                InstantSource.system(),
                ChainOptions.loopback(new SecureRandom()))) {
            chain.advance(30);
            Bytes tx = TestKeys.tx("alice", 0, new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 700));
            Bytes held = StateKeys.account(TestKeys.address("bob")).key();
            Bytes absent = StateKeys.account(TestKeys.address("nobody")).key();
            Outcome outcome = run(
                    temp,
                    program.toString(),
                    chain.rpc().orElseThrow().toString(),
                    chain.chainId(),
                    tx.base64(),
                    held.hex(),
                    absent.hex());
            assertThat(outcome.status()).as(outcome.output()).isZero();
            assertThat(outcome.output()).contains("DONE at height");
        }
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
