package org.cttdc.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.Txs;

/** What the tests ask a node, plainly: they judge it and must not share the light node's code. */
record Rpc(URI uri) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** The result of a method; throws {@link IOException} with the node's words where it answers an error. */
    JsonNode call(String method, ObjectNode params) throws IOException {
        ObjectNode body =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        body.set("params", params);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        JsonNode answer;
        try {
            answer = JSON.readTree(
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (answer.has("error")) {
            throw new IOException(method + ": " + answer.get("error"));
        }
        return answer.path("result");
    }

    static ObjectNode params() {
        return JSON.createObjectNode();
    }

    private static ObjectNode at(long height) {
        return params().put("height", Long.toString(height));
    }

    JsonNode status() throws IOException {
        return call("status", params());
    }

    /** Height of the newest block. */
    long height() throws IOException {
        return status().path("sync_info").path("latest_block_height").asLong();
    }

    /** Height of the oldest block it has. */
    long earliest() throws IOException {
        return status().path("sync_info").path("earliest_block_height").asLong();
    }

    /** Addresses of those who signed a block. */
    List<String> signers(long height) throws IOException {
        List<String> signers = new ArrayList<>();
        call("commit", at(height))
                .path("signed_header")
                .path("commit")
                .path("signatures")
                .forEach(signature ->
                        signers.add(signature.path("validator_address").asText()));
        return signers;
    }

    JsonNode header(long height) throws IOException {
        return call("header", at(height)).path("header");
    }

    String blockHash(long height) throws IOException {
        return call("commit", at(height))
                .path("signed_header")
                .path("commit")
                .path("block_id")
                .path("hash")
                .asText();
    }

    /** Hash of the block and root of the state before it, both of which every node must have alike. */
    String identity(long height) throws IOException {
        JsonNode commit = call("commit", at(height)).path("signed_header");
        return commit.path("commit").path("block_id").path("hash").asText() + " "
                + commit.path("header").path("app_hash").asText();
    }

    JsonNode block(long height) throws IOException {
        return call("block", at(height)).path("block");
    }

    /** Number of validators and their total power at a height. */
    JsonNode validators(long height) throws IOException {
        return call("validators", at(height).put("per_page", "100"));
    }

    /** The transactions of a block whose result is success. */
    List<Bytes> succeeded(long height) throws IOException {
        JsonNode txs = block(height).path("data").path("txs");
        JsonNode results = call("block_results", at(height)).path("txs_results");
        List<Bytes> succeeded = new ArrayList<>();
        for (int i = 0; i < txs.size(); i++) {
            if (results.path(i).path("code").asInt() == 0) {
                succeeded.add(Bytes.fromBase64(txs.path(i).asText()));
            }
        }
        return succeeded;
    }

    /** What CheckTx says, as a code; 0 waits for a block. */
    int broadcast(Bytes tx) throws IOException {
        return call("broadcast_tx_sync", params().put("tx", tx.base64()))
                .path("code")
                .asInt();
    }

    /** Height of the block that holds a transaction and its code there. */
    Optional<Included> included(Bytes tx) {
        try {
            JsonNode found =
                    call("tx", params().put("hash", Txs.hash(tx).base64()).put("prove", false));
            return Optional.of(new Included(
                    found.path("height").asLong(),
                    found.path("tx_result").path("code").asInt()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    record Included(long height, int code) {}

    /** A record of the newest state, as the node says. */
    <T extends Record> T read(Class<T> type, Bytes key) throws IOException, CodecException {
        return RecordCodec.decode(
                type, Bytes.fromBase64(query(key).path("value").asText()).toArray());
    }

    JsonNode query(Bytes key) throws IOException {
        return call(
                        "abci_query",
                        params().put("path", "/store").put("data", key.hex()).put("prove", true))
                .path("response");
    }
}
