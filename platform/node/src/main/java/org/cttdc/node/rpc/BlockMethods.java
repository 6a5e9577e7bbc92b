package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cttdc.node.chain.BlockStore;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.CommittedBlock;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Block;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;

/** Blocks, headers, commits and results by height or hash. */
final class BlockMethods {
    private static final int MAX_METAS = 20;

    private final Chain chain;
    private final BlockStore blocks;

    BlockMethods(Chain chain) {
        this.chain = chain;
        this.blocks = chain.blocks();
    }

    JsonNode block(Args args) throws RpcException {
        return withId(Heights.stored(chain, args.number("height")));
    }

    JsonNode blockByHash(Args args) throws RpcException {
        Optional<Long> height = visible(args);
        return height.isPresent() ? withId(height.get()) : Render.noBlock();
    }

    ObjectNode withId(long height) {
        ObjectNode out = Render.object();
        out.set("block_id", Render.blockId(blocks.blockId(height)));
        out.set("block", Render.block(blocks.block(height)));
        return out;
    }

    JsonNode header(Args args) throws RpcException {
        long height = Heights.stored(chain, args.number("height"));
        return Render.object().set("header", Render.header(blocks.block(height).header()));
    }

    JsonNode headerByHash(Args args) throws RpcException {
        ObjectNode out = Render.object().putNull("header");
        visible(args)
                .ifPresent(height ->
                        out.set("header", Render.header(blocks.block(height).header())));
        return out;
    }

    private Optional<Long> visible(Args args) throws RpcException {
        return blocks.heightOf(args.bytes("hash"))
                .filter(height -> height <= chain.tip().height());
    }

    JsonNode commit(Args args) throws RpcException {
        long height = Heights.stored(chain, args.number("height"));
        ObjectNode out = Render.object();
        ObjectNode signed = out.putObject("signed_header");
        signed.set("header", Render.header(blocks.block(height).header()));
        signed.set("commit", Render.commit(blocks.commit(height)));
        out.put("canonical", height < chain.tip().height());
        return out;
    }

    JsonNode blockResults(Args args) throws RpcException {
        CommittedBlock block = blocks.get(Heights.stored(chain, args.number("height")));
        ObjectNode out = Render.object().put("height", Render.int64(block.height()));
        if (block.results().isEmpty()) {
            out.putNull("txs_results");
        } else {
            ArrayNode results = out.putArray("txs_results");
            block.results().forEach(result -> results.add(Render.result(result)));
        }
        out.putNull("finalize_block_events");
        updates(out, block.height());
        out.putNull("consensus_param_updates");
        Render.base64(out, "app_hash", block.appHash());
        return out;
    }

    /** What the block changed in the set: how the one two heights later differs from the one before that. */
    private void updates(ObjectNode out, long height) {
        Map<Bytes, Long> before = powers(chain.validators().at(height + 1));
        ValidatorSet after = chain.validators().at(height + 2);
        ArrayNode updates = Render.object().putArray("validator_updates");
        for (Validator validator : after.validators()) {
            Long old = before.remove(validator.publicKey().value());
            if (old == null || old != validator.power()) {
                updates.add(Render.update(validator.publicKey(), validator.power()));
            }
        }
        before.keySet().forEach(key -> updates.add(Render.update(PublicKey.ed25519(key), 0)));
        if (updates.isEmpty()) {
            out.putNull("validator_updates");
        } else {
            out.set("validator_updates", updates);
        }
    }

    private static Map<Bytes, Long> powers(ValidatorSet set) {
        Map<Bytes, Long> powers = new TreeMap<>();
        set.validators().forEach(one -> powers.put(one.publicKey().value(), one.power()));
        return powers;
    }

    JsonNode blockchain(Args args) throws RpcException {
        long newest = chain.tip().height();
        long min = args.number("minHeight").orElse(0);
        long max = args.number("maxHeight").orElse(0);
        if (min < 0 || max < 0) {
            throw RpcException.internal("heights must be non-negative");
        }
        max = max == 0 ? newest : Math.min(max, newest);
        min = Math.max(Math.max(1, min), max - MAX_METAS + 1);
        if (min > max) {
            throw RpcException.internal("min height " + min + " can't be greater than max height " + max);
        }
        ObjectNode out = Render.object().put("last_height", Render.int64(newest));
        ArrayNode metas = out.putArray("block_metas");
        for (long height = max; height >= min; height--) {
            metas.add(meta(height));
        }
        return out;
    }

    private ObjectNode meta(long height) {
        Block block = blocks.block(height);
        ObjectNode meta = Render.object();
        meta.set("block_id", Render.blockId(blocks.blockId(height)));
        meta.put("block_size", Integer.toString(blocks.size(height)));
        meta.set("header", Render.header(block.header()));
        meta.put("num_txs", Integer.toString(block.txs().size()));
        return meta;
    }
}
