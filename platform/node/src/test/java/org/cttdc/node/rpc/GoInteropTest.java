package org.cttdc.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.cttdc.node.DoubleVotes;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CometBFT's own Go clients and Cosmos' ICS-23 verifier against an embedded chain, unchanged. */
@Tag("interop")
class GoInteropTest {
    private static final ObjectMapper JSON = new ObjectMapper();
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
            long proven = doubleVote(chain, temp.resolve("home"));
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
                    absent.hex(),
                    Long.toString(proven));
            assertThat(outcome.status()).as(outcome.output()).isZero();
            assertThat(outcome.output()).contains("DONE at height");
        }
    }

    /** Sends evidence of one as a client does; the height of the block that carries it. */
    private static long doubleVote(EmbeddedChain chain, Path home) throws Exception {
        Rpc rpc = new Rpc(chain.rpc().orElseThrow());
        JsonNode header = rpc.call("header", "height", JSON.getNodeFactory().textNode("5"))
                .path("header");
        SigningKey key = DoubleVotes.key(home, "priv_validator_key.json");
        ValidatorSet set = ValidatorSet.genesis(List.of(Validator.of(PublicKey.ed25519(key.publicKey()), 10)));
        ArrayNode shown = JSON.createArrayNode();
        Timestamp time = Timestamp.parse(header.path("time").asText());
        EvidenceRender.list(shown, List.of(DoubleVotes.of(set, set.addressAt(0), 5, time, key)));
        long before = chain.head().height();
        rpc.call("broadcast_evidence", "evidence", shown.get(0));
        chain.advance(1);
        for (long height = before; height <= chain.head().height(); height++) {
            JsonNode block = rpc.call("block", "height", JSON.getNodeFactory().textNode(Long.toString(height)));
            if (!block.path("block").path("evidence").path("evidence").isEmpty()) {
                return height;
            }
        }
        throw new AssertionError("no block carries the evidence");
    }

    /** JSON-RPC over HTTP, one named argument a call. */
    private record Rpc(URI url) {
        JsonNode call(String method, String name, JsonNode value) throws Exception {
            ObjectNode request =
                    JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
            request.putObject("params").set(name, value);
            HttpRequest post = HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                JsonNode answer = JSON.readTree(
                        client.send(post, HttpResponse.BodyHandlers.ofString()).body());
                assertThat(answer.has("error")).as(answer.toString()).isFalse();
                return answer.path("result");
            }
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
