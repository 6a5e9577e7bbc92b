package org.cttdc.bench.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.BeaconTx;

/** The RPC of one CometBFT node, as far as load needs it. */
final class Engine {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI address;

    Engine(URI address) {
        this.address = address;
    }

    /** Hands transactions in; returns when the node has them, whatever it thinks of them. */
    void send(Batch batch) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(batch.request()))
                .build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
    }

    /** Newest height, 0 while there is none or the node does not answer yet. */
    long height() throws InterruptedException {
        try {
            return get("/status").path("sync_info").path("latest_block_height").asLong();
        } catch (IOException e) {
            return 0;
        }
    }

    /** How many transactions wait for a block. */
    long waiting() throws IOException, InterruptedException {
        return get("/num_unconfirmed_txs").path("n_txs").asLong();
    }

    /** The base64 transactions of a block without the proposer's own. */
    List<String> txs(long height) throws IOException, InterruptedException {
        JsonNode txs = get("/block?height=" + height).path("block").path("data").path("txs");
        return txs.valueStream()
                .map(JsonNode::asText)
                .filter(tx -> !BeaconTx.marks(Bytes.fromBase64(tx)))
                .toList();
    }

    /** How many of a block's transactions failed, by their codes. */
    SortedMap<Integer, Long> failed(long height) throws IOException, InterruptedException {
        JsonNode results = get("/block_results?height=" + height).path("txs_results");
        return results.valueStream()
                .map(result -> result.path("code").asInt())
                .filter(code -> code != 0)
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
        byte[] body =
                http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        return JSON.readTree(body).path("result");
    }
}
