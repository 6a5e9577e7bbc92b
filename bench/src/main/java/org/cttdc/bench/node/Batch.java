package org.cttdc.bench.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * One JSON-RPC request that hands in transactions, written before anything is measured.
 *
 * @param txs in base64
 */
record Batch(List<String> txs, String request) {
    /** The most calls the engine takes in one request. */
    static final int SIZE = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All transactions in their order, ten to a request. */
    static List<Batch> all(List<Bytes> txs) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < txs.size(); from += SIZE) {
            batches.add(of(txs.subList(from, Math.min(txs.size(), from + SIZE))));
        }
        return batches;
    }

    /** Batches to the senders in turns: an account whose transactions lie that far apart has them sent by one, in their order. */
    static List<List<Batch>> share(List<Bytes> txs, int senders) {
        List<List<Batch>> shares = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            shares.add(new ArrayList<>());
        }
        List<Batch> batches = all(txs);
        for (int i = 0; i < batches.size(); i++) {
            shares.get(i % senders).add(batches.get(i));
        }
        return shares;
    }

    private static Batch of(List<Bytes> txs) {
        List<String> encoded = txs.stream().map(Bytes::base64).toList();
        ArrayNode calls = JSON.createArrayNode();
        for (int i = 0; i < encoded.size(); i++) {
            ObjectNode call = calls.addObject();
            call.put("jsonrpc", "2.0").put("id", i).put("method", "broadcast_tx_async");
            call.putObject("params").put("tx", encoded.get(i));
        }
        return new Batch(encoded, calls.toString());
    }
}
