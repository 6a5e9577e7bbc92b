package org.cttdc.lightnode.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.Disagreement.Charge;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.Json;
import org.cttdc.lightnode.testkit.Keys;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.node.api.Genesis;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.light.Attack;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A validator that signs a second header for a light node alone: the chain itself takes the evidence the node sends. */
@Timeout(60)
class EmbeddedAttackTest {
    private static final String CHAIN_ID = "ctt-attacked";
    private static final InstantSource CLOCK = InstantSource.system();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private EmbeddedChain chain;
    private URI honest;
    private SigningKey validator;
    private HttpServer liar;

    @BeforeEach
    void start() throws Exception {
        chain = EmbeddedChain.open(
                home.resolve("chain"),
                operators -> new Genesis(
                        CHAIN_ID,
                        CLOCK.instant(),
                        new GenesisState(
                                ChainParams.sandbox(),
                                List.of(new GenesisState.GenesisAccount(Keys.ACCOUNT, 1_000_000, 0)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new GenesisState.Operator(operators.getFirst(), Keys.ACCOUNT)))),
                CLOCK,
                ChainOptions.loopback(new SecureRandom()));
        chain.advance(6);
        honest = chain.rpc().orElseThrow();
        JsonNode file = JSON.readTree(home.resolve("chain")
                .resolve("config")
                .resolve("priv_validator_key.json")
                .toFile());
        byte[] pair =
                Bytes.fromBase64(file.path("priv_key").path("value").asText()).toArray();
        validator = SigningKey.ofSeed(Arrays.copyOf(pair, 32));
        liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        liar.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        liar.createContext("/", this::forward);
        liar.start();
    }

    @AfterEach
    void stop() {
        liar.stop(0);
        chain.close();
    }

    /** Everything as the chain serves it, but headers from the third on hold another application hash, signed by its validator. */
    private void forward(HttpExchange exchange) throws IOException {
        try (exchange;
                HttpClient client = HttpClient.newHttpClient()) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            byte[] reply = client.send(
                            HttpRequest.newBuilder(honest)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            JsonNode asked = JSON.readTree(request);
            if (asked.path("method").asText().equals("commit")) {
                reply = forged((ObjectNode) JSON.readTree(reply));
            }
            exchange.sendResponseHeaders(200, reply.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(reply);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] forged(ObjectNode reply) throws IOException {
        JsonNode signed = reply.at("/result/signed_header");
        SignedHeader real = CometJson.signedHeader(Json.parse(JSON.writeValueAsBytes(signed), "reply"));
        if (real.header().height() >= 3) {
            ((ObjectNode) reply.get("result"))
                    .set("signed_header", JSON.readTree(CometJson.write(sign(lie(real.header())))));
        }
        return JSON.writeValueAsBytes(reply);
    }

    private static Header lie(Header h) {
        return new Header(
                h.version(),
                h.chainId(),
                h.height(),
                h.time(),
                h.lastBlockId(),
                h.lastCommitHash(),
                h.dataHash(),
                h.validatorsHash(),
                h.nextValidatorsHash(),
                h.consensusHash(),
                h.dataHash(),
                h.lastResultsHash(),
                h.evidenceHash(),
                h.proposerAddress());
    }

    private SignedHeader sign(Header header) {
        BlockId id = new BlockId(header.hash(), new PartSetHeader(1, header.hash()));
        CommitSig unsigned = new CommitSig(BlockIdFlag.COMMIT, header.proposerAddress(), header.time(), Bytes.EMPTY);
        Commit draft = new Commit(header.height(), 0, id, List.of(unsigned));
        CommitSig signed = new CommitSig(
                BlockIdFlag.COMMIT,
                header.proposerAddress(),
                header.time(),
                validator.sign(draft.voteSignBytes(CHAIN_ID, 0)));
        return new SignedHeader(header, new Commit(header.height(), 0, id, List.of(signed)));
    }

    @Test
    void theChainTakesTheEvidenceAgainstItsValidator() {
        URI forger = URI.create("http://127.0.0.1:" + liar.getAddress().getPort());
        LightNodeConfig config = LightNodeConfig.of(
                CHAIN_ID, LightNodes.genesisOf(honest).value().trust(), List.of(forger, honest), home.resolve("light"));
        try (LightNode light = LightNodes.open(config, CLOCK)) {
            TestNodes.await(light, s -> s.stage() == Stage.HALTED);
            Charge charge = CompletableFuture.supplyAsync(() -> answered(light, forger))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            assertThat(charge.kind()).isEqualTo(Attack.LUNATIC);
            assertThat(charge.accused()).containsExactly(Keys.addressOf(validator.publicKey()));
            assertThat(charge.answers()).singleElement().satisfies(answer -> {
                assertThat(answer.endpoint()).isEqualTo(honest);
                assertThat(answer.taken()).as(answer.text()).isTrue();
            });
        }
    }

    private static Charge answered(LightNode light, URI accused) {
        while (true) {
            for (Disagreement attack : light.disagreements()) {
                for (Charge charge : attack.evidence()) {
                    if (charge.against().equals(accused) && !charge.answers().isEmpty()) {
                        return charge;
                    }
                }
            }
            LockSupport.parkNanos(10_000_000);
        }
    }
}
