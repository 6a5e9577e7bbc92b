package org.cttdc.app.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.ExistenceProof;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.smt.KeyBatch;

/** A node in between: passes a chain's RPC on as it is, but for one bit of the kind of reply it was told to lie about. */
final class LyingProxy implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a bit is changed in. */
    enum Lie {
        NOTHING,
        HEADER,
        COMMIT,
        PROOF,
        VALUE
    }

    private final URI node;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Lie lie = Lie.NOTHING;
    private volatile String about = "";

    LyingProxy(URI node) throws IOException {
        this.node = node;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every reply of that kind is wrong in one bit. */
    void tell(Lie what) {
        lie = what;
    }

    /** As {@link #tell(Lie)}, of one key of the store alone. */
    void tell(Lie what, Bytes key) {
        about = key.hex();
        lie = what;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                // No WebSocket here: whoever follows the chain has to ask.
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] asked = exchange.getRequestBody().readAllBytes();
            byte[] told = JSON.writeValueAsBytes(bent(JSON.readTree(asked), JSON.readTree(ask(asked))));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, told.length);
            exchange.getResponseBody().write(told);
        }
    }

    private byte[] ask(byte[] body) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(node)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private JsonNode bent(JsonNode asked, JsonNode told) {
        if (asked instanceof ArrayNode questions) {
            for (JsonNode question : questions) {
                for (JsonNode answer : told) {
                    if (answer.path("id").equals(question.path("id"))) {
                        bend(question, answer.path("result"));
                    }
                }
            }
        } else {
            bend(asked, told.path("result"));
        }
        return told;
    }

    private void bend(JsonNode question, JsonNode result) {
        switch (lie) {
            case NOTHING -> {}
            case HEADER -> flipHex(result.path("signed_header").path("header"), "app_hash");
            case COMMIT ->
                flipBase64(
                        result.path("signed_header")
                                .path("commit")
                                .path("signatures")
                                .path(0),
                        "signature");
            case PROOF -> {
                if (isAbout(question)) {
                    flipBase64(
                            result.path("response").path("proofOps").path("ops").path(0), "data");
                }
            }
            case VALUE -> {
                if (isAbout(question)) {
                    bendValue(result.path("response"));
                }
            }
        }
    }

    /** A question about the key alone, or about several keys, whose bytes then stand among those of the batch. */
    private boolean isAbout(JsonNode question) {
        JsonNode params = question.path("params");
        String data = params.path("data").asText().toLowerCase(Locale.ROOT);
        return !about.isEmpty() && (isBatch(question) ? data.contains(about) : data.equals(about));
    }

    private static boolean isBatch(JsonNode question) {
        return question.path("params").path("path").asText().equals(KeyBatch.PATH);
    }

    /** The value of a key asked for alone stands beside its proof, those of a batch stand in it. */
    private void bendValue(JsonNode response) {
        if (!response.path("value").asText().isEmpty()) {
            flipBase64(response, "value");
        } else if (response.path("proofOps").path("ops").path(0) instanceof ObjectNode op) {
            Bytes proof = Bytes.of(Base64.getDecoder().decode(op.get("data").textValue()));
            op.put("data", Base64.getEncoder().encodeToString(bentBatch(proof).toArray()));
        }
    }

    private Bytes bentBatch(Bytes proof) {
        try {
            return Ics23Codec.encode(new BatchProof(((BatchProof) Ics23Codec.decode(proof))
                    .entries().stream().map(this::bentEntry).toList()));
        } catch (ProofException e) {
            throw new IllegalStateException("the node's own proof cannot be read", e);
        }
    }

    private CommitmentProof bentEntry(CommitmentProof entry) {
        return entry instanceof ExistenceProof held && held.key().hex().equals(about)
                ? new ExistenceProof(held.key(), Bytes.of(flip(held.value().toArray())), held.leaf(), held.path())
                : entry;
    }

    private static void flipBase64(JsonNode parent, String field) {
        if (parent instanceof ObjectNode object && object.path(field).isTextual()) {
            object.put(
                    field,
                    Base64.getEncoder()
                            .encodeToString(flip(
                                    Base64.getDecoder().decode(object.get(field).textValue()))));
        }
    }

    private static void flipHex(JsonNode parent, String field) {
        if (parent instanceof ObjectNode object && object.path(field).isTextual()) {
            object.put(
                    field,
                    HexFormat.of()
                            .withUpperCase()
                            .formatHex(flip(
                                    HexFormat.of().parseHex(object.get(field).textValue()))));
        }
    }

    private static byte[] flip(byte[] bytes) {
        bytes[bytes.length - 1] ^= 1;
        return bytes;
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
