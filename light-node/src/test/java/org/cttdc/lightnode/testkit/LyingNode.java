package org.cttdc.lightnode.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.testkit.TestChain.TestBlock;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.smt.KeyBatch;
import org.cttdc.protocol.proof.smt.ProofOp;

/** A full node over loopback HTTP that serves a {@link TestChain} truthfully until it is told to lie. */
public final class LyingNode implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Bytes> broadcasts = new CopyOnWriteArrayList<>();
    private final List<String> evidence = new CopyOnWriteArrayList<>();
    private volatile TestChain chain;
    private volatile Lie lie = (method, result) -> result;
    private volatile Transport transport = (exchange, body) -> send(exchange, body);
    private volatile UnaryOperator<ObjectNode> onBroadcast = result -> result;
    private volatile Runnable beforeAnswer = () -> {};
    private volatile boolean batches;

    /** Changes the result of a method, in place or by another one. */
    @FunctionalInterface
    public interface Lie {
        JsonNode tell(String method, ObjectNode result);
    }

    /** Sends the bytes of a reply, or something else. */
    @FunctionalInterface
    public interface Transport {
        void send(HttpExchange exchange, byte[] body) throws IOException;
    }

    /** A refusal by the node itself. */
    private static final class RpcError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RpcError(String data) {
            super(data);
        }
    }

    public LyingNode(TestChain chain) {
        this.chain = chain;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** To be thrown by a lie: the node answers with this error. */
    public static RuntimeException error(String data) {
        return new RpcError(data);
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Serves another chain from now on. */
    public void serve(TestChain other) {
        chain = other;
    }

    /** Changes results from now on. */
    public void lie(Lie other) {
        lie = other;
    }

    /** Changes how bytes are sent from now on. */
    public void transport(Transport other) {
        transport = other;
    }

    /** Changes what the pool says. */
    public void onBroadcast(UnaryOperator<ObjectNode> answer) {
        onBroadcast = answer;
    }

    /** Does something when a transaction arrives, before it is answered. */
    public void beforeBroadcast(Runnable action) {
        beforeAnswer = action;
    }

    /** Every transaction that was offered, in order, doubles too. */
    public List<Bytes> broadcasts() {
        return List.copyOf(broadcasts);
    }

    /** All evidence that was offered, in JSON. */
    public List<String> evidence() {
        return List.copyOf(evidence);
    }

    /** Sends a whole body. */
    public static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            if (request == null || request.isMissingNode()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            JsonNode reply;
            if (request.isArray()) {
                ArrayNode replies = MAPPER.createArrayNode();
                request.forEach(one -> replies.add(answer(one)));
                reply = replies;
            } else {
                reply = answer(request);
            }
            transport.send(exchange, MAPPER.writeValueAsBytes(reply));
        }
    }

    private ObjectNode answer(JsonNode request) {
        ObjectNode reply = MAPPER.createObjectNode().put("jsonrpc", "2.0");
        reply.set("id", request.get("id"));
        String method = request.get("method").asText();
        try {
            reply.set("result", lie.tell(method, result(method, request.get("params"))));
        } catch (RpcError e) {
            reply.putObject("error")
                    .put("code", -32603)
                    .put("message", "Internal error")
                    .put("data", e.getMessage());
        }
        return reply;
    }

    private ObjectNode result(String method, JsonNode params) {
        return switch (method) {
            case "status" -> status();
            case "commit" -> commit(params);
            case "validators" -> validators(params);
            case "header" -> header(params);
            case "blockchain" -> blockchain(params);
            case "block" -> block(params);
            case "block_results" -> blockResults(params);
            case "abci_query" -> query(params);
            case "tx" -> tx(params);
            case "broadcast_tx_sync" -> broadcast(params);
            case "genesis" -> genesis();
            case "broadcast_evidence" -> takeEvidence(params);
            default -> throw new RpcError("Method not found");
        };
    }

    private ObjectNode takeEvidence(JsonNode params) {
        evidence.add(params.get("evidence").toString());
        return MAPPER.createObjectNode().put("hash", "");
    }

    private ObjectNode status() {
        ObjectNode out = MAPPER.createObjectNode();
        out.putObject("node_info").put("network", TestChain.CHAIN_ID);
        out.putObject("sync_info")
                .put("latest_block_height", Long.toString(chain.height()))
                .put("earliest_block_height", "1")
                .put("catching_up", false);
        return out;
    }

    private ObjectNode genesis() {
        ObjectNode out = MAPPER.createObjectNode();
        ObjectNode genesis = out.putObject("genesis");
        genesis.put("chain_id", TestChain.CHAIN_ID)
                .put("genesis_time", TestChain.GENESIS_TIME.toString())
                .put("initial_height", "1");
        JsonNode members = tree(CometJson.write(chain.genesis()));
        members.forEach(m -> ((ObjectNode) m).set("power", m.get("voting_power")));
        genesis.set("validators", members);
        return out;
    }

    private TestBlock at(JsonNode params) {
        long height = params.hasNonNull("height")
                ? Long.parseLong(params.get("height").asText())
                : chain.height();
        if (height > chain.height()) {
            throw new RpcError("height " + height + " must be less than or equal to the current blockchain height "
                    + chain.height());
        }
        return chain.block(height);
    }

    private ObjectNode commit(JsonNode params) {
        ObjectNode out = MAPPER.createObjectNode();
        out.set("signed_header", tree(CometJson.write(at(params).light().signedHeader())));
        return out.put("canonical", true);
    }

    private ObjectNode header(JsonNode params) {
        ObjectNode out = MAPPER.createObjectNode();
        out.set("header", headerOf(at(params)));
        return out;
    }

    private ObjectNode headerOf(TestBlock block) {
        JsonNode signed = tree(CometJson.write(block.light().signedHeader()));
        return (ObjectNode) signed.get("header");
    }

    private ObjectNode validators(JsonNode params) {
        TestBlock block = at(params);
        int page = params.get("page").asInt();
        int perPage = params.get("per_page").asInt();
        JsonNode all = tree(CometJson.write(block.light().validators()));
        ObjectNode out = MAPPER.createObjectNode();
        out.put("block_height", Long.toString(block.light().height()));
        ArrayNode members = out.putArray("validators");
        for (int i = (page - 1) * perPage; i < Math.min(all.size(), page * perPage); i++) {
            members.add(all.get(i));
        }
        return out.put("count", Integer.toString(members.size())).put("total", Integer.toString(all.size()));
    }

    private ObjectNode blockchain(JsonNode params) {
        long min = Long.parseLong(params.get("minHeight").asText());
        long max =
                Math.min(chain.height(), Long.parseLong(params.get("maxHeight").asText()));
        ObjectNode out = MAPPER.createObjectNode();
        ArrayNode metas = out.putArray("block_metas");
        for (long h = max; h >= Math.max(min, max - 19); h--) {
            metas.addObject().set("header", headerOf(chain.block(h)));
        }
        return out;
    }

    private ObjectNode block(JsonNode params) {
        TestBlock block = at(params);
        ObjectNode out = MAPPER.createObjectNode();
        out.set(
                "block_id",
                tree(CometJson.write(block.light().signedHeader()))
                        .get("commit")
                        .get("block_id"));
        ObjectNode body = out.putObject("block");
        body.set("header", headerOf(block));
        ArrayNode txs = body.putObject("data").putArray("txs");
        block.txs().forEach(tx -> txs.add(tx.base64()));
        return out;
    }

    private ObjectNode blockResults(JsonNode params) {
        TestBlock block = at(params);
        ObjectNode out = MAPPER.createObjectNode()
                .put("height", Long.toString(block.light().height()));
        ArrayNode results = out.putArray("txs_results");
        for (ExecTxResult result : block.results()) {
            results.addObject()
                    .put("code", result.code())
                    .put("data", result.data().base64())
                    .put("gas_wanted", Long.toString(result.gasWanted()))
                    .put("gas_used", Long.toString(result.gasUsed()));
        }
        return out;
    }

    /** From now on it answers for many keys at once, as this chain's own nodes do. */
    public void serveBatches() {
        batches = true;
    }

    private ObjectNode query(JsonNode params) {
        return params.get("path").asText().equals(KeyBatch.PATH) ? batch(params) : single(params);
    }

    private ObjectNode batch(JsonNode params) {
        ObjectNode out = MAPPER.createObjectNode();
        Bytes data = Bytes.fromHex(params.get("data").asText());
        ObjectNode response = out.putObject("response").put("key", data.base64());
        if (!batches) {
            response.put("code", 1).put("log", "unknown path");
            return out;
        }
        TestBlock block = at(params);
        List<CommitmentProof> entries = new ArrayList<>();
        try {
            for (Bytes key : RecordCodec.decode(KeyBatch.class, data.toArray()).keys()) {
                entries.add(block.tree().prove(key).orElseThrow());
            }
        } catch (CodecException e) {
            throw new AssertionError(e);
        }
        response.put("code", 0).put("log", "").putNull("value");
        response.putObject("proofOps")
                .putArray("ops")
                .addObject()
                .put("type", ProofOp.BATCH)
                .put("key", data.base64())
                .put("data", Ics23Codec.encode(new BatchProof(entries)).base64());
        return out;
    }

    private ObjectNode single(JsonNode params) {
        Bytes key = Bytes.fromHex(params.get("data").asText());
        TestBlock block = at(params);
        ObjectNode out = MAPPER.createObjectNode();
        ObjectNode response = out.putObject("response");
        response.put("code", 0).put("log", "").put("key", key.base64());
        response.put("height", Long.toString(block.light().height()));
        Bytes value = block.value(key);
        if (value == null) {
            response.putNull("value");
        } else {
            response.put("value", value.base64());
        }
        ProofOp op = ProofOp.smt(key, block.tree().prove(key).orElseThrow());
        response.putObject("proofOps")
                .putArray("ops")
                .addObject()
                .put("type", op.type())
                .put("key", op.key().base64())
                .put("data", op.data().base64());
        return out;
    }

    private ObjectNode tx(JsonNode params) {
        Bytes hash = Bytes.fromBase64(params.get("hash").asText());
        for (long h = 1; h <= chain.height(); h++) {
            List<Bytes> txs = chain.block(h).txs();
            for (int i = 0; i < txs.size(); i++) {
                if (Txs.hash(txs.get(i)).equals(hash)) {
                    return tx(chain.block(h), i);
                }
            }
        }
        throw new RpcError("tx (" + hash.hexUpper() + ") not found, err: <nil>");
    }

    private static ObjectNode tx(TestBlock block, int index) {
        Bytes tx = block.txs().get(index);
        List<Bytes> hashes = block.txs().stream().map(Txs::hash).toList();
        InclusionPath path = MerkleTree.paths(hashes).get(index);
        ObjectNode out = MAPPER.createObjectNode();
        out.put("hash", Txs.hash(tx).hexUpper());
        out.put("height", Long.toString(block.light().height()));
        out.put("index", index).put("tx", tx.base64());
        ObjectNode said = out.putObject("tx_result");
        said.put("log", "all\u0007 well").put("codespace", "ctt").put("info", "");
        said.putArray("events")
                .addObject()
                .put("type", "paid")
                .putArray("attributes")
                .addObject()
                .put("key", "to")
                .put("value", "me");
        ObjectNode proof = out.putObject("proof");
        proof.put("root_hash", block.light().header().dataHash().hexUpper()).put("data", tx.base64());
        ObjectNode inner = proof.putObject("proof");
        inner.put("total", Long.toString(path.total())).put("index", Long.toString(path.index()));
        inner.put("leaf_hash", MerkleTree.leafHash(hashes.get(index)).base64());
        ArrayNode aunts = inner.putArray("aunts");
        path.aunts().forEach(aunt -> aunts.add(aunt.base64()));
        return out;
    }

    private ObjectNode broadcast(JsonNode params) {
        Bytes tx = Bytes.fromBase64(params.get("tx").asText());
        boolean known = broadcasts.contains(tx);
        broadcasts.add(tx);
        beforeAnswer.run();
        if (known) {
            throw new RpcError("tx already exists in cache");
        }
        return onBroadcast.apply(MAPPER.createObjectNode()
                .put("code", 0)
                .put("data", "")
                .put("log", "")
                .put("hash", Txs.hash(tx).hexUpper()));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
