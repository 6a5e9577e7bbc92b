package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.cttdc.fuzz.Scratch;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.Genesis;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.ChainRunner;
import org.cttdc.node.chain.GenesisBytes;
import org.cttdc.protocol.Bytes;

/** Requests to a full node of a few blocks. */
public final class RpcBytes {
    private static final int BLOCKS = 4;
    private static final String BROKEN = "the node could not answer";
    private static final JsonRpc RPC = start();

    private RpcBytes() {}

    private static JsonRpc start() {
        Path home = Scratch.folder();
        Genesis genesis = GenesisBytes.genesis(Bytes.of(new byte[20]), Bytes.of(new byte[20]));
        try {
            ChainRunner runner = ChainRunner.open(
                    home,
                    validators -> GenesisBytes.genesis(validators.getFirst(), validators.getFirst()),
                    InstantSource.fixed(genesis.time().plus(Duration.ofMinutes(1))),
                    ChainOptions.inProcess(new SecureRandom()));
            runner.advance(BLOCKS);
            Chain chain = runner.chain();
            BlockMethods blocks = new BlockMethods(chain);
            return new JsonRpc(new Methods(
                    new ChainMethods(chain),
                    blocks,
                    new SearchMethods(chain, blocks),
                    new StateMethods(chain),
                    new TxMethods(chain),
                    new EvidenceMethods(chain)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests that are answered with a result. */
    public static List<String> requests() {
        return List.of(
                request("status", ""),
                request("block", "\"height\":\"2\""),
                request("blockchain", "\"minHeight\":\"1\",\"maxHeight\":\"3\""),
                request("validators", "\"height\":\"2\",\"page\":\"1\",\"per_page\":\"3\""),
                request("genesis_chunked", "\"chunk\":\"0\""),
                request("abci_query", "\"path\":\"/store\",\"data\":\"05\",\"height\":\"2\",\"prove\":true"),
                request("tx_search", "\"query\":\"tx.height > 1 AND tx.height <= 3\",\"order_by\":\"desc\""),
                request("block_search", "\"query\":\"block.height >= 2\",\"page\":\"1\""),
                request("check_tx", "\"tx\":\"AAE=\""),
                request("broadcast_tx_commit", "\"tx\":\"AAE=\""),
                request("unconfirmed_txs", "\"limit\":\"3\""));
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    /** Whether a body is answered with a result; throws where the node had none and no refusal either. */
    public static boolean isAnswered(byte[] body) {
        JsonNode answer = RPC.body(new String(body, StandardCharsets.UTF_8));
        if (answer == null) {
            return false;
        }
        boolean result = false;
        for (JsonNode one : answer.isArray() ? answer : List.of(answer)) {
            if (one.path("error").path("data").asText().equals(BROKEN)) {
                throw new IllegalStateException("the node failed at a request");
            }
            result |= one.has("result");
        }
        return result;
    }

    /** Whether a text is a query of events. */
    public static boolean isQuery(String text) {
        try {
            EventQuery query = EventQuery.parse(text);
            if (!EventQuery.parse(query.toString()).equals(query)) {
                throw new IllegalStateException("a query has two readings: " + query);
            }
            query.heights("tx.height", BLOCKS);
            return true;
        } catch (RpcException refused) {
            return false;
        }
    }
}
