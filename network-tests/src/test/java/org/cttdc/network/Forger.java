package org.cttdc.network;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.Json;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.keys.SigningKey;

/**
 * A full node that shows light clients headers which corrupt validators signed for it; everything else it passes on from an honest
 * node. It holds the validators' true keys.
 */
final class Forger implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Bytes INVENTED = Sha256.of(Bytes.of("what never happened".getBytes(StandardCharsets.UTF_8)));

    private final Rpc honest;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private volatile Forgery forgery = new Forgery(Kind.NONE, Long.MAX_VALUE, Map.of());

    /** What is forged. */
    enum Kind {
        NONE,
        /** A state of their own, signed by a set of their own. */
        LUNATIC,
        /** Other transactions in a block that otherwise follows from the chain, signed in the same round. */
        EQUIVOCATION
    }

    /**
     * A forgery.
     *
     * @param from the first height that is forged
     * @param keys who signs, by consensus address
     */
    private record Forgery(Kind kind, long from, Map<Bytes, SigningKey> keys) {}

    Forger(Machine behind) throws IOException {
        this.honest = behind.rpc;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From the newest height on these validators sign what they never decided. */
    void forge(Kind kind, Network network, List<Integer> corrupt) throws IOException {
        Map<Bytes, SigningKey> keys = new TreeMap<>();
        for (int validator : corrupt) {
            SigningKey key = DoubleSigner.keyOf(network, validator);
            keys.put(PublicKey.ed25519(key.publicKey()).address(), key);
        }
        forgery = new Forgery(kind, honest.height(), keys);
    }

    /** From now on it tells the truth. */
    void repent() {
        forgery = new Forgery(Kind.NONE, Long.MAX_VALUE, Map.of());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                // No WebSocket here: whoever follows the chain has to ask.
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] asked = exchange.getRequestBody().readAllBytes();
            JsonNode told = JSON.readTree(pass(asked));
            falsify(JSON.readTree(asked), told);
            byte[] body = JSON.writeValueAsBytes(told);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] pass(byte[] body) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(honest.uri())
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void falsify(JsonNode asked, JsonNode told) throws IOException {
        Forgery now = forgery;
        if (now.kind() == Kind.NONE || !(told.path("result") instanceof ObjectNode result)) {
            return;
        }
        switch (asked.path("method").asText()) {
            case "commit" -> {
                SignedHeader real =
                        CometJson.signedHeader(Json.parse(bytes(result.get("signed_header")), "the true header"));
                if (real.header().height() >= now.from()) {
                    result.set("signed_header", JSON.readTree(CometJson.write(forged(now, real))));
                }
            }
            case "validators" -> {
                long height = result.path("block_height").asLong();
                if (height >= now.from()) {
                    ArrayNode members = (ArrayNode) JSON.readTree(CometJson.write(signers(now, height)));
                    result.put("count", Integer.toString(members.size()));
                    result.put("total", Integer.toString(members.size()));
                    result.set("validators", members);
                }
            }
            default -> {}
        }
    }

    private static byte[] bytes(JsonNode node) throws IOException {
        return JSON.writeValueAsBytes(node);
    }

    /** The set of the height, of which lunatics keep their own alone. */
    private ValidatorSet signers(Forgery now, long height) throws IOException {
        List<Validator> members = new ArrayList<>();
        for (JsonNode one : honest.validators(height).path("validators")) {
            Validator member = CometJson.validator(Json.parse(bytes(one), "a validator"), "voting_power");
            if (now.kind() == Kind.EQUIVOCATION || now.keys().containsKey(member.address())) {
                members.add(member);
            }
        }
        return now.kind() == Kind.LUNATIC ? ValidatorSet.genesis(members) : ValidatorSet.of(members);
    }

    private SignedHeader forged(Forgery now, SignedHeader real) throws IOException {
        ValidatorSet signers = signers(now, real.header().height());
        Header header = now.kind() == Kind.LUNATIC ? lunatic(real.header(), signers) : otherTransactions(real.header());
        return new SignedHeader(header, commit(now, header, real.commit().round(), signers));
    }

    private static Header lunatic(Header real, ValidatorSet signers) {
        return new Header(
                real.version(),
                real.chainId(),
                real.height(),
                real.time(),
                real.lastBlockId(),
                real.lastCommitHash(),
                real.dataHash(),
                signers.hash(),
                signers.hash(),
                real.consensusHash(),
                INVENTED,
                real.lastResultsHash(),
                real.evidenceHash(),
                signers.addressAt(0));
    }

    private static Header otherTransactions(Header real) {
        return new Header(
                real.version(),
                real.chainId(),
                real.height(),
                real.time(),
                real.lastBlockId(),
                real.lastCommitHash(),
                INVENTED,
                real.validatorsHash(),
                real.nextValidatorsHash(),
                real.consensusHash(),
                real.appHash(),
                real.lastResultsHash(),
                real.evidenceHash(),
                real.proposerAddress());
    }

    private static Commit commit(Forgery now, Header header, int round, ValidatorSet signers) {
        BlockId id = new BlockId(header.hash(), new PartSetHeader(1, INVENTED));
        List<CommitSig> votes = new ArrayList<>();
        for (Validator signer : signers.validators()) {
            votes.add(new CommitSig(BlockIdFlag.COMMIT, signer.address(), header.time(), Bytes.EMPTY));
        }
        Commit unsigned = new Commit(header.height(), round, id, votes);
        List<CommitSig> signed = new ArrayList<>();
        for (int place = 0; place < votes.size(); place++) {
            CommitSig vote = votes.get(place);
            SigningKey key = now.keys().get(vote.validatorAddress());
            signed.add(
                    key == null
                            ? CommitSig.ABSENT
                            : new CommitSig(
                                    vote.flag(),
                                    vote.validatorAddress(),
                                    vote.timestamp(),
                                    key.sign(unsigned.voteSignBytes(header.chainId(), place))));
        }
        return new Commit(header.height(), round, id, signed);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
