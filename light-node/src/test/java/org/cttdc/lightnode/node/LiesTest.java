package org.cttdc.lightnode.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One endpoint, which lies in one way: nothing false is ever believed, and the error says what failed. */
@Timeout(30)
class LiesTest {
    private static final Bytes ALICE = Bytes.of(new byte[20]);
    private static final Bytes NOBODY = Bytes.fromHex("ff".repeat(20));
    private static final Bytes TX = Bytes.of((byte) 1, (byte) 2, (byte) 3);

    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(4);

    @BeforeEach
    void grow() {
        chain.put(StateKeys.account(ALICE), new Account(5, 7, 3));
        chain.putList(
                StateKeys.models(),
                List.of(new Ref(Bytes.of((byte) 1)), new Ref(Bytes.of((byte) 2)), new Ref(Bytes.of((byte) 3))));
        chain.grow(2);
        chain.produce(TX);
        chain.grow(3);
    }

    private static ObjectNode header(ObjectNode result) {
        return (ObjectNode) result.at("/signed_header/header");
    }

    private static ObjectNode commit(ObjectNode result) {
        return (ObjectNode) result.at("/signed_header/commit");
    }

    private static ArrayNode signatures(ObjectNode result) {
        return (ArrayNode) commit(result).get("signatures");
    }

    private static ObjectNode signature(ObjectNode result, int index) {
        return (ObjectNode) signatures(result).get(index);
    }

    private static Arguments lie(String name, Code code, String method, Consumer<ObjectNode> change) {
        return Arguments.of(name, code, (LyingNode.Lie) (called, result) -> {
            if (called.equals(method)) {
                change.accept(result);
            }
            return result;
        });
    }

    static Stream<Arguments> liesAboutHeaders() {
        return Stream.of(
                lie(
                        "another app hash",
                        Code.INVALID_HEADER,
                        "commit",
                        r -> header(r).put("app_hash", "AB".repeat(32))),
                lie(
                        "a foreign chain",
                        Code.WRONG_CHAIN,
                        "commit",
                        r -> header(r).put("chain_id", "other")),
                lie("time travel", Code.INVALID_HEADER, "commit", r -> header(r).put("time", "2020-01-01T00:00:00Z")),
                lie(
                        "an old block protocol",
                        Code.INVALID_HEADER,
                        "commit",
                        r -> ((ObjectNode) header(r).get("version")).put("block", "10")),
                lie(
                        "a short hash",
                        Code.INVALID_HEADER,
                        "commit",
                        r -> header(r).put("data_hash", "ABCD")),
                lie(
                        "another height than asked",
                        Code.INVALID_HEADER,
                        "commit",
                        r -> header(r).put("height", "2")),
                lie(
                        "a commit of another height",
                        Code.INVALID_COMMIT,
                        "commit",
                        r -> commit(r).put("height", "2")),
                lie(
                        "a negative round",
                        Code.INVALID_COMMIT,
                        "commit",
                        r -> commit(r).put("round", -1)),
                lie(
                        "a commit without signatures",
                        Code.INVALID_COMMIT,
                        "commit",
                        r -> signatures(r).removeAll()),
                lie("too few signatures", Code.INVALID_COMMIT, "commit", r -> {
                    absent(r, 2);
                    absent(r, 3);
                }),
                lie("votes for nil counted", Code.INVALID_COMMIT, "commit", r -> {
                    signature(r, 0).put("block_id_flag", 3);
                    signature(r, 1).put("block_id_flag", 3);
                }),
                lie(
                        "an unknown flag",
                        Code.BAD_REPLY,
                        "commit",
                        r -> signature(r, 0).put("block_id_flag", 4)),
                lie(
                        "a wrong signature",
                        Code.INVALID_COMMIT,
                        "commit",
                        r -> signature(r, 0).set("signature", signature(r, 1).get("signature"))),
                lie(
                        "a place under another address",
                        Code.INVALID_COMMIT,
                        "commit",
                        r -> signature(r, 0)
                                .set("validator_address", signature(r, 1).get("validator_address"))),
                lie(
                        "swapped places",
                        Code.INVALID_COMMIT,
                        "commit",
                        r -> signatures(r).insert(0, signatures(r).remove(1))),
                lie(
                        "one validator twice",
                        Code.BAD_REPLY,
                        "validators",
                        r -> members(r).set(1, members(r).get(0))),
                lie(
                        "an inflated power",
                        Code.INVALID_VALIDATORS,
                        "validators",
                        r -> ((ObjectNode) members(r).get(0)).put("voting_power", "1000")),
                lie(
                        "an overflowing power",
                        Code.BAD_REPLY,
                        "validators",
                        r -> ((ObjectNode) members(r).get(0)).put("voting_power", Long.toString(Long.MAX_VALUE))),
                lie(
                        "a negative power",
                        Code.BAD_REPLY,
                        "validators",
                        r -> ((ObjectNode) members(r).get(0)).put("voting_power", "-1")),
                lie(
                        "a forged priority",
                        Code.BAD_REPLY,
                        "validators",
                        r -> ((ObjectNode) members(r).get(0)).put("proposer_priority", Long.toString(Long.MIN_VALUE))),
                lie(
                        "an address of another key",
                        Code.BAD_REPLY,
                        "validators",
                        r -> ((ObjectNode) members(r).get(0)).put("address", "00".repeat(20))),
                lie("a validator left out", Code.INVALID_VALIDATORS, "validators", r -> {
                    members(r).remove(3);
                    r.put("total", "3");
                }),
                lie("repeated pages", Code.BAD_REPLY, "validators", r -> r.put("total", "8")),
                lie("an endless total", Code.BAD_REPLY, "validators", r -> r.put("total", "9000000000")),
                lie(
                        "an empty page",
                        Code.BAD_REPLY,
                        "validators",
                        r -> members(r).removeAll()),
                lie(
                        "numbers for strings",
                        Code.BAD_REPLY,
                        "commit",
                        r -> header(r).put("height", 6)),
                lie("a missing field", Code.BAD_REPLY, "commit", r -> header(r).remove("app_hash")));
    }

    private static ArrayNode members(ObjectNode result) {
        return (ArrayNode) result.get("validators");
    }

    private static void absent(ObjectNode result, int index) {
        signature(result, index)
                .put("block_id_flag", 1)
                .put("validator_address", "")
                .put("timestamp", "0001-01-01T00:00:00Z")
                .putNull("signature");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liesAboutHeaders")
    void refusesHeaders(String name, Code code, LyingNode.Lie lie) {
        try (LyingNode node = new LyingNode(chain)) {
            node.lie(lie);
            try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
                SyncStatus status = TestNodes.await(light, s -> s.problem().isPresent());
                assertThat(status.problem().orElseThrow().code()).as(name).isEqualTo(code);
                assertThat(status.height()).isLessThanOrEqualTo(1);
            }
        }
    }

    private static Arguments readLie(
            String name, Code code, String method, Consumer<ObjectNode> change, Function<StateView, ?> read) {
        return Arguments.of(name, code, lie(name, code, method, change).get()[2], read);
    }

    private static ObjectNode response(ObjectNode result) {
        return (ObjectNode) result.get("response");
    }

    private static ObjectNode op(ObjectNode result) {
        return (ObjectNode) result.at("/response/proofOps/ops/0");
    }

    static Stream<Arguments> liesAboutState() {
        Function<StateView, ?> alice = view -> view.read(StateKeys.account(ALICE));
        Function<StateView, ?> nobody = view -> view.read(StateKeys.account(NOBODY));
        Function<StateView, ?> models = view -> view.list(StateKeys.models());
        Bytes rich = Bytes.of(RecordCodec.encode(new Account(1_000_000, 0, 0)));
        String firstItem = StateKeys.models().item(1).key().base64();
        return Stream.of(
                readLie(
                        "another value",
                        Code.INVALID_PROOF,
                        "abci_query",
                        r -> response(r).put("value", rich.base64()),
                        alice),
                readLie(
                        "absence forged",
                        Code.INVALID_PROOF,
                        "abci_query",
                        r -> response(r).putNull("value"),
                        alice),
                readLie(
                        "a value for nobody",
                        Code.INVALID_PROOF,
                        "abci_query",
                        r -> response(r).put("value", rich.base64()),
                        nobody),
                readLie(
                        "no proof",
                        Code.INVALID_PROOF,
                        "abci_query",
                        r -> response(r).putNull("proofOps"),
                        alice),
                readLie(
                        "a proof of another type",
                        Code.INVALID_PROOF,
                        "abci_query",
                        r -> op(r).put("type", "ics23:iavl"),
                        alice),
                readLie(
                        "a proof of another key",
                        Code.INVALID_PROOF,
                        "abci_query",
                        r -> op(r).put("key", "AAAA"),
                        alice),
                readLie(
                        "a truncated proof",
                        Code.INVALID_PROOF,
                        "abci_query",
                        r -> op(r).put("data", op(r).get("data").asText().substring(0, 40)),
                        alice),
                readLie(
                        "an item left out",
                        Code.INVALID_PROOF,
                        "abci_query",
                        r -> {
                            if (response(r).get("key").asText().equals(firstItem)) {
                                response(r).putNull("value");
                            }
                        },
                        models),
                readLie(
                        "a shorter list",
                        Code.INVALID_PROOF,
                        "abci_query",
                        r -> {
                            if (response(r)
                                    .get("key")
                                    .asText()
                                    .equals(StateKeys.models().base().base64())) {
                                response(r)
                                        .put(
                                                "value",
                                                Bytes.of(RecordCodec.encode(new ListHead(2)))
                                                        .base64());
                            }
                        },
                        models),
                readLie(
                        "a query that fails",
                        Code.BAD_REPLY,
                        "abci_query",
                        r -> response(r).put("code", 7),
                        alice));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liesAboutState")
    void refusesState(String name, Code code, LyingNode.Lie lie, Function<StateView, ?> read) {
        try (LyingNode node = new LyingNode(chain);
                LightNode light = TestNodes.open(home, chain.trust(), node)) {
            StateView view = light.awaitHeight(5);
            node.lie(lie);
            assertThatThrownBy(() -> read.apply(view))
                    .as(name)
                    .isInstanceOfSatisfying(
                            LightNodeException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
    }

    static Stream<Arguments> liesAboutTransactions() {
        return Stream.of(
                lie("another transaction", Code.INVALID_PROOF, "tx", r -> r.put("tx", "AAAA")),
                lie(
                        "a proof of another",
                        Code.INVALID_PROOF,
                        "tx",
                        r -> ((ObjectNode) r.get("proof")).put("data", "AAAA")),
                lie("another block", Code.INVALID_PROOF, "tx", r -> r.put("height", "2")),
                lie("another place", Code.INVALID_PROOF, "tx", r -> r.put("index", 1)),
                lie(
                        "a path of a larger block",
                        Code.INVALID_PROOF,
                        "tx",
                        r -> ((ObjectNode) r.at("/proof/proof")).put("total", "2")),
                lie(
                        "another result",
                        Code.INVALID_PROOF,
                        "block_results",
                        r -> ((ObjectNode) r.get("txs_results").get(0)).put("code", 13)),
                lie(
                        "another outcome",
                        Code.INVALID_PROOF,
                        "block_results",
                        r -> ((ObjectNode) r.get("txs_results").get(0)).put("data", "AAAA")),
                lie("no results", Code.INVALID_PROOF, "block_results", r -> r.putNull("txs_results")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liesAboutTransactions")
    void refusesTransactions(String name, Code code, LyingNode.Lie lie) {
        try (LyingNode node = new LyingNode(chain);
                LightNode light = TestNodes.open(home, chain.trust(), node)) {
            light.awaitHeight(5);
            node.lie(lie);
            assertThatThrownBy(() -> light.transaction(Sha256.of(TX)))
                    .as(name)
                    .isInstanceOfSatisfying(
                            LightNodeException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
    }

    private static void endless(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] junk = new byte[1 << 16];
            while (true) {
                out.write(junk);
            }
        }
    }

    private static void truncated(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    static Stream<Arguments> brokenTransports() {
        return Stream.of(
                Arguments.of("endless", Code.BAD_REPLY, (LyingNode.Transport) LiesTest::endless),
                Arguments.of("truncated", Code.UNREACHABLE, (LyingNode.Transport) LiesTest::truncated),
                Arguments.of("half a document", Code.BAD_REPLY, (LyingNode.Transport)
                        (exchange, body) -> LyingNode.send(exchange, Arrays.copyOf(body, body.length / 2))),
                Arguments.of("two documents", Code.BAD_REPLY, (LyingNode.Transport) (exchange, body) -> LyingNode.send(
                        exchange, Bytes.concat(Bytes.of(body), Bytes.of(body)).toArray())),
                Arguments.of("deep nesting", Code.BAD_REPLY, (LyingNode.Transport) (exchange, body) ->
                        LyingNode.send(exchange, "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII))),
                Arguments.of("a redirect", Code.BAD_REPLY, (LyingNode.Transport) (exchange, body) -> {
                    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
                    exchange.sendResponseHeaders(307, -1);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenTransports")
    void endsWithBrokenReplies(String name, Code code, LyingNode.Transport transport) {
        try (LyingNode node = new LyingNode(chain)) {
            node.transport(transport);
            try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
                SyncStatus status = TestNodes.await(light, s -> s.stage() == Stage.OFFLINE);
                assertThat(status.problem().orElseThrow().code()).as(name).isEqualTo(code);
            }
        }
    }

    @Test
    void endsWithSilenceByTheDeadlineAndServesWhatWasRead() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (LyingNode node = new LyingNode(chain);
                LightNode light = TestNodes.open(home, chain.trust(), node)) {
            StateView view = light.awaitHeight(5);
            var known = view.read(StateKeys.account(ALICE)).value();
            node.transport((exchange, body) -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            TestNodes.await(light, s -> s.stage() == Stage.OFFLINE);
            assertThat(light.head().read(StateKeys.account(ALICE)).value()).isEqualTo(known);
            assertThatThrownBy(() -> light.head().read(StateKeys.account(NOBODY)))
                    .isInstanceOfSatisfying(
                            LightNodeException.class, e -> assertThat(e.code()).isEqualTo(Code.UNREACHABLE));
            end.countDown();
        }
    }
}
