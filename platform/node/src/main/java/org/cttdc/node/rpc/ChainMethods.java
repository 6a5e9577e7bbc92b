package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.node.chain.Tip;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Block;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.ValidatorSet;

/** What concerns the node and the chain as a whole. */
final class ChainMethods {
    private static final int GENESIS_CHUNK = 16 << 20;
    private static final String VERSION = "0.38.25";

    private final Chain chain;

    ChainMethods(Chain chain) {
        this.chain = chain;
    }

    JsonNode health(Args args) {
        return Render.object();
    }

    JsonNode status(Args args) {
        Tip tip = chain.tip();
        PublicKey key = chain.keys().getFirst();
        ValidatorSet set = chain.validators().at(Math.max(1, tip.height()));
        int place = set.indexOf(key.address());
        ObjectNode out = Render.object();
        ObjectNode node = out.putObject("node_info");
        node.putObject("protocol_version")
                .put("p2p", "8")
                .put("block", "11")
                .put("app", Render.int64(GenesisFile.APP_VERSION));
        node.put("id", key.address().hex());
        node.put("listen_addr", "");
        node.put("network", chain.genesis().chainId());
        node.put("version", VERSION);
        node.put("channels", "");
        node.put("moniker", "embedded");
        node.putObject("other").put("tx_index", "on").put("rpc_address", "");
        out.set("sync_info", syncInfo(tip));
        ObjectNode own = out.putObject("validator_info");
        own.put("address", key.address().hexUpper());
        own.set("pub_key", Render.publicKey(key));
        own.put("voting_power", Render.int64(place < 0 ? 0 : set.get(place).power()));
        return out;
    }

    private ObjectNode syncInfo(Tip tip) {
        ObjectNode sync = Render.object();
        sync.put("latest_block_hash", tip.blockId().hash().hexUpper());
        sync.put(
                "latest_app_hash",
                tip.header() == null ? "" : tip.header().appHash().hexUpper());
        sync.put("latest_block_height", Render.int64(tip.height()));
        sync.put("latest_block_time", Render.time(tip.time()));
        boolean empty = tip.height() == 0;
        Block first = empty ? null : chain.blocks().block(1);
        sync.put(
                "earliest_block_hash",
                empty ? "" : chain.blocks().blockId(1).hash().hexUpper());
        sync.put(
                "earliest_app_hash",
                first == null ? "" : first.header().appHash().hexUpper());
        sync.put("earliest_block_height", empty ? "0" : "1");
        sync.put("earliest_block_time", Render.time(chain.genesis().time()));
        sync.put("catching_up", false);
        return sync;
    }

    JsonNode netInfo(Args args) {
        ObjectNode out = Render.object();
        out.put("listening", false);
        out.putArray("listeners");
        out.put("n_peers", "0");
        out.putArray("peers");
        return out;
    }

    JsonNode genesis(Args args) {
        return Render.object().set("genesis", chain.genesis().document());
    }

    JsonNode genesisChunked(Args args) throws RpcException {
        byte[] document = chain.genesis().document().toString().getBytes(StandardCharsets.UTF_8);
        int total = (document.length - 1) / GENESIS_CHUNK + 1;
        long chunk = args.number("chunk").orElse(0);
        if (chunk < 0 || chunk >= total) {
            throw RpcException.internal("there are " + total + " chunks, chunk " + chunk + " is not one of them");
        }
        int from = Math.toIntExact(chunk * GENESIS_CHUNK);
        Bytes data = Bytes.of(document, from, Math.min(document.length, from + GENESIS_CHUNK));
        return Render.object()
                .put("chunk", Render.int64(chunk))
                .put("total", Integer.toString(total))
                .put("data", data.base64());
    }

    JsonNode consensusParams(Args args) throws RpcException {
        long height = Heights.orNext(chain, args.number("height"));
        ObjectNode out = Render.object().put("block_height", Render.int64(height));
        out.set("consensus_params", GenesisFile.consensusParams());
        return out;
    }

    JsonNode validators(Args args) throws RpcException {
        long height = Heights.orNext(chain, args.number("height"));
        ValidatorSet set = chain.validators().at(height);
        Page page = Page.of(args, set.size());
        ObjectNode out = Render.object().put("block_height", Render.int64(height));
        ArrayNode validators = out.putArray("validators");
        set.validators()
                .subList(page.from(), page.to())
                .forEach(validator -> validators.add(Render.validator(validator)));
        out.put("count", Integer.toString(page.to() - page.from()));
        out.put("total", Integer.toString(set.size()));
        return out;
    }
}
