package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cttdc.node.chain.CommittedBlock;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Txs;

/** What happened in a block, in the words subscriptions ask with. */
final class Events {
    private Events() {}

    /** An event: the tags a query looks at, and the data a subscriber gets. */
    record Event(Map<String, String> tags, ObjectNode data) {}

    static List<Event> of(CommittedBlock block) {
        String height = Render.int64(block.height());
        List<Event> events = new ArrayList<>();
        events.add(
                new Event(Map.of("tm.event", "NewBlock", "block.height", height), data("NewBlock", newBlock(block))));
        ObjectNode header = Render.object();
        header.set("header", Render.header(block.block().header()));
        events.add(new Event(
                Map.of("tm.event", "NewBlockHeader", "block.height", height), data("NewBlockHeader", header)));
        List<Bytes> txs = block.block().txs();
        for (int i = 0; i < txs.size(); i++) {
            Map<String, String> tags = Map.of(
                    "tm.event",
                    "Tx",
                    "tx.height",
                    height,
                    "tx.hash",
                    Txs.hash(txs.get(i)).hexUpper());
            events.add(new Event(tags, data("Tx", tx(block, i))));
        }
        return events;
    }

    private static ObjectNode data(String type, ObjectNode value) {
        ObjectNode data = Render.object().put("type", "tendermint/event/" + type);
        data.set("value", value);
        return data;
    }

    private static ObjectNode newBlock(CommittedBlock block) {
        ObjectNode value = Render.object();
        value.set("block", Render.block(block.block()));
        value.set("block_id", Render.blockId(block.id()));
        ObjectNode result = value.putObject("result_finalize_block");
        result.putArray("events");
        ArrayNode results = result.putArray("tx_results");
        block.results().forEach(each -> results.add(Render.result(each)));
        result.putArray("validator_updates");
        Render.base64(result, "app_hash", block.appHash());
        return value;
    }

    private static ObjectNode tx(CommittedBlock block, int index) {
        ObjectNode result = Render.object();
        result.put("height", Render.int64(block.height()));
        result.put("index", index);
        result.put("tx", block.block().txs().get(index).base64());
        result.set("result", Render.result(block.results().get(index)));
        ObjectNode value = Render.object();
        value.set("TxResult", result);
        return value;
    }
}
