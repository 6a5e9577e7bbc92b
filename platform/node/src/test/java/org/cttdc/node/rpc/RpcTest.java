package org.cttdc.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The RPC's shapes against recorded answers of a CometBFT node, its error texts and its limits. */
class RpcTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RECORDED = Path.of(System.getProperty("conformance.dir", "../../../shared/vectors"))
            .resolve("cometbft-rpc")
            .resolve("incoming");
    /** What only a chain with other transactions, other peers or another application has. */
    private static final List<String> IGNORED =
            List.of("events", "app_state", "peers", "listeners", "validator_updates");

    @TempDir
    Path home;

    private EmbeddedChain chain;
    private URI rpc;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Bytes tx = TestKeys.tx("alice", 0, new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 700));

    @BeforeEach
    void open() throws Exception {
        chain = EmbeddedChain.open(
                home,
                TestGenesis.source(),
                InstantSource.fixed(TestGenesis.TIME.plusSeconds(60)),
                ChainOptions.loopback(new SecureRandom()));
        rpc = chain.rpc().orElseThrow();
        chain.advance(9);
    }

    @AfterEach
    void close() {
        chain.close();
        http.close();
    }

    private HttpResponse<String> post(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(rpc).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private JsonNode call(String method, Map<String, ?> params) throws Exception {
        ObjectNode request =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", "t").put("method", method);
        request.set("params", JSON.valueToTree(params));
        HttpResponse<String> response = post(request.toString());
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private JsonNode get(String pathAndQuery) throws Exception {
        return JSON.readTree(
                http.send(HttpRequest.newBuilder(rpc.resolve(pathAndQuery)).build(), BodyHandlers.ofString())
                        .body());
    }

    @Test
    @Tag("conformance")
    void answersInTheRecordedShapes() throws Exception {
        assumeTrue(Files.isDirectory(RECORDED), "no recorded answers in " + RECORDED);
        call("broadcast_tx_commit", Map.of("tx", tx.base64()));
        for (String name : List.of("status", "net_info", "abci_info", "consensus_params", "genesis")) {
            sameShape(name + ".json", call(name, Map.of()));
        }
        Map<String, String> ten = Map.of("height", "10");
        sameShape("block_at_height_10.json", call("block", ten));
        sameShape("commit_at_height_10.json", call("commit", ten));
        sameShape("block_results_at_height_10.json", call("block_results", Map.of("height", "9")));
        sameShape("blockchain_from_1_to_10.json", call("blockchain", Map.of("minHeight", "1", "maxHeight", "10")));
        sameShape("tx_search_with_prove.json", call("tx_search", Map.of("query", "tx.height > 1", "prove", true)));
        sameShape("block_search.json", call("block_search", Map.of("query", "block.height > 1")));
        sameShape(
                "abci_query_with_existing_key.json",
                call("abci_query", Map.of("path", "/store", "data", "746f74616c73")));
        Bytes next = TestKeys.tx("alice", 1, new Msg.RedeemCredit(1));
        sameShape("broadcast_tx_sync.json", call("broadcast_tx_sync", Map.of("tx", next.base64())));
    }

    /** Compares with a recorded answer, where that one was recorded. */
    private static void sameShape(String file, JsonNode actual) throws Exception {
        if (!Files.exists(RECORDED.resolve(file))) {
            return;
        }
        JsonNode recorded = JSON.readTree(RECORDED.resolve(file).toFile());
        compare(file, recorded.path("result"), actual.path("result"));
    }

    private static void compare(String where, JsonNode recorded, JsonNode actual) {
        if (recorded.isObject()) {
            assertThat(names(actual)).as(where).containsAll(names(recorded));
            recorded.properties().stream()
                    .filter(member -> !IGNORED.contains(member.getKey()))
                    .forEach(member ->
                            compare(where + '.' + member.getKey(), member.getValue(), actual.get(member.getKey())));
        } else if (recorded.isArray()) {
            assertThat(actual.isArray()).as(where).isTrue();
            if (!recorded.isEmpty() && !actual.isEmpty()) {
                compare(where + "[0]", recorded.get(0), actual.get(0));
            }
        } else if (!recorded.isNull() && !actual.isNull()) {
            assertThat(actual.getNodeType()).as(where).isEqualTo(recorded.getNodeType());
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        names.removeAll(IGNORED);
        return names;
    }

    private void failsWith(String data, JsonNode answer) {
        assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32603);
        assertThat(answer.path("error").path("message").asText()).isEqualTo("Internal error");
        assertThat(answer.path("error").path("data").asText()).contains(data);
    }

    @Test
    void saysWhatIsWrongInCometBftsWords() throws Exception {
        failsWith("height must be greater than 0, but got 0", call("block", Map.of("height", "0")));
        failsWith(
                "must be less than or equal to the current blockchain height", call("commit", Map.of("height", "99")));
        failsWith("must be less than or equal to", get("/block?height=99"));
        failsWith("heights must be non-negative", call("blockchain", Map.of("minHeight", "-1", "maxHeight", "2")));
        failsWith("can't be greater than max height", call("blockchain", Map.of("minHeight", "8", "maxHeight", "2")));
        failsWith("not found", call("tx", Map.of("hash", Txs.hash(tx).base64())));
        failsWith("page should be within", call("validators", Map.of("page", "2")));
        failsWith("failed to parse query", call("tx_search", Map.of("query", "tx.height")));
        call("broadcast_tx_sync", Map.of("tx", tx.base64()));
        failsWith("tx already exists in cache", call("broadcast_tx_sync", Map.of("tx", tx.base64())));
        assertThat(call("nonsense", Map.of()).path("error").path("code").asInt())
                .isEqualTo(-32601);
        assertThat(call("block", Map.of("height", "x"))
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
        JsonNode refused =
                call("broadcast_tx_sync", Map.of("tx", TestKeys.tx("bob", 9).base64()));
        assertThat(refused.path("result").path("code").asInt()).isEqualTo(8);
        assertThat(refused.path("result").path("codespace").asText()).isEqualTo("ctt");
        JsonNode future = call("abci_query", Map.of("path", "/store", "data", "74", "height", "999"));
        assertThat(future.path("result").path("response").path("code").asInt()).isPositive();
    }

    @Test
    void takesUriAndPositionalArguments() throws Exception {
        JsonNode posted = call("block", Map.of("height", "3")).path("result");
        assertThat(get("/block?height=3").path("result")).isEqualTo(posted);
        assertThat(get("/block?height=%223%22").path("result")).isEqualTo(posted);
        String hash = posted.path("block_id").path("hash").asText();
        assertThat(get("/block_by_hash?hash=0x" + hash).path("result")).isEqualTo(posted);
        JsonNode positional =
                JSON.readTree(post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"block\",\"params\":[\"3\"]}")
                        .body());
        assertThat(positional.path("result")).isEqualTo(posted);
        assertThat(positional.path("id").asInt()).isEqualTo(7);
        JsonNode absent = get("/block_by_hash?hash=0x" + "00".repeat(32));
        assertThat(absent.path("result").path("block").isNull()).isTrue();
    }

    @Test
    void boundsWhatItTakes() throws Exception {
        String one = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"health\"}";
        JsonNode batch = JSON.readTree(post('[' + one + ',' + one + ']').body());
        assertThat(batch).hasSize(2);
        String eleven = String.join(",", Collections.nCopies(11, one));
        assertThat(post('[' + eleven + ']').body()).contains("maximum (10)");
        assertThat(post("{").statusCode()).isEqualTo(500);
        assertThat(post("[".repeat(100_000)).body()).contains("-32700");
        assertThat(post(" ".repeat(1_000_001)).body()).contains("request body too large");
        assertThat(post("{\"jsonrpc\":\"2.0\",\"method\":\"health\"}").body()).isEmpty();
        assertThat(http.send(HttpRequest.newBuilder(rpc.resolve("/nonsense")).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
        JsonNode wide = call("blockchain", Map.of("minHeight", "1", "maxHeight", "1000000"));
        assertThat(wide.path("result").path("block_metas").size()).isLessThanOrEqualTo(20);
        assertThat(call(
                                "broadcast_tx_sync",
                                Map.of("tx", Bytes.of(new byte[700_001]).base64()))
                        .toString())
                .contains("tx too large");
    }

    @Test
    void tellsSubscribersAndLimitsThem() throws Exception {
        BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + rpc.getAuthority() + "/websocket"), new Collector(messages))
                .get(10, TimeUnit.SECONDS);
        for (int i = 0; i < 6; i++) {
            String query = i == 0 ? "tm.event='NewBlock'" : "tm.event='Tx' AND tx.height>" + (100 + i);
            socket.sendText(request(i, "subscribe", query), true).get(10, TimeUnit.SECONDS);
            JsonNode answer = next(messages);
            if (i < 5) {
                assertThat(answer.path("result")).isEqualTo(JSON.createObjectNode());
            } else {
                failsWith("max_subscriptions_per_client", answer);
            }
        }
        socket.sendText(request(9, "subscribe", "tm.event = 'NewBlock'"), true).get(10, TimeUnit.SECONDS);
        failsWith("already subscribed", next(messages));
        chain.advance(1);
        JsonNode event = next(messages);
        assertThat(event.path("id").asInt()).isZero();
        assertThat(event.path("result").path("query").asText()).isEqualTo("tm.event='NewBlock'");
        JsonNode value = event.path("result").path("data").path("value");
        assertThat(value.path("block").path("header").path("height").asText()).isEqualTo("11");
        socket.sendText(request(10, "unsubscribe", "tm.event='NewBlock'"), true).get(10, TimeUnit.SECONDS);
        assertThat(next(messages).path("result").isObject()).isTrue();
        socket.sendText(request(11, "unsubscribe", "tm.event='NewBlock'"), true).get(10, TimeUnit.SECONDS);
        failsWith("subscription not found", next(messages));
        socket.abort();
    }

    private static String request(int id, String method, String query) {
        ObjectNode request =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
        request.putObject("params").put("query", query);
        return request.toString();
    }

    private static JsonNode next(BlockingQueue<JsonNode> messages) throws InterruptedException {
        JsonNode message = messages.poll(10, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return message;
    }

    private static final class Collector implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages;
        private final StringBuilder partial = new StringBuilder();

        private Collector(BlockingQueue<JsonNode> messages) {
            this.messages = messages;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(partial.toString()));
                } catch (JsonProcessingException e) {
                    throw new AssertionError(e);
                }
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
