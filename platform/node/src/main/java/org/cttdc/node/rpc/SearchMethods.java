package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cttdc.node.chain.BlockStore;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.CommittedBlock;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleTree;

/** Transactions by hash, and searches by height or hash: what this node indexes. */
final class SearchMethods {
    private static final int MAX_FOUND = 10_000;

    private final Chain chain;
    private final BlockStore blocks;
    private final BlockMethods blockMethods;

    SearchMethods(Chain chain, BlockMethods blockMethods) {
        this.chain = chain;
        this.blocks = chain.blocks();
        this.blockMethods = blockMethods;
    }

    JsonNode tx(Args args) throws RpcException {
        Bytes hash = args.bytes("hash");
        BlockStore.Place place = blocks.placeOf(hash)
                .filter(found -> found.height() <= chain.tip().height())
                .orElseThrow(() -> RpcException.internal("tx (" + hash.hexUpper() + ") not found"));
        return render(place, args.flag("prove"));
    }

    JsonNode txSearch(Args args) throws RpcException {
        EventQuery query = EventQuery.parse(args.text("query"));
        boolean prove = args.flag("prove");
        List<BlockStore.Place> found = find(query);
        if (descending(args)) {
            found = found.reversed();
        }
        Page page = Page.of(args, found.size());
        ObjectNode out = Render.object();
        ArrayNode txs = out.putArray("txs");
        for (BlockStore.Place place : found.subList(page.from(), page.to())) {
            txs.add(render(place, prove));
        }
        return out.put("total_count", Integer.toString(found.size()));
    }

    private List<BlockStore.Place> find(EventQuery query) throws RpcException {
        for (EventQuery.Condition condition : query.conditions()) {
            boolean hash =
                    condition.tag().equals("tx.hash") && condition.operator().equals("=");
            if (!hash && !condition.tag().equals("tx.height")) {
                throw RpcException.internal("this node indexes tx.hash and tx.height only, not " + condition.tag());
            }
        }
        EventQuery.HeightRange range = query.heights("tx.height", chain.tip().height());
        for (EventQuery.Condition condition : query.conditions()) {
            if (condition.tag().equals("tx.hash")) {
                return byHash(condition.value(), range);
            }
        }
        if (range.from() > range.to()) {
            return List.of();
        }
        List<BlockStore.Place> found = blocks.places(range.from(), range.to(), MAX_FOUND + 1);
        if (found.size() > MAX_FOUND) {
            throw RpcException.internal("more than " + MAX_FOUND + " transactions match: narrow tx.height");
        }
        return found;
    }

    private List<BlockStore.Place> byHash(String hex, EventQuery.HeightRange range) throws RpcException {
        try {
            return blocks.placeOf(Bytes.fromHex(hex))
                    .filter(place -> place.height() >= range.from() && place.height() <= range.to())
                    .map(List::of)
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            throw RpcException.internal("tx.hash is hex");
        }
    }

    private ObjectNode render(BlockStore.Place place, boolean prove) {
        CommittedBlock block = blocks.get(place.height());
        List<Bytes> txs = block.block().txs();
        Bytes tx = txs.get(place.index());
        ObjectNode out = Render.object();
        out.put("hash", Txs.hash(tx).hexUpper());
        out.put("height", Render.int64(place.height()));
        out.put("index", place.index());
        out.set("tx_result", Render.result(block.results().get(place.index())));
        out.put("tx", tx.base64());
        if (prove) {
            List<Bytes> hashes = txs.stream().map(Txs::hash).toList();
            InclusionPath path = MerkleTree.paths(hashes).get(place.index());
            ObjectNode proof = out.putObject("proof");
            proof.put("root_hash", MerkleTree.root(hashes).hexUpper());
            proof.put("data", tx.base64());
            proof.set("proof", Render.path(path, MerkleTree.leafHash(hashes.get(place.index()))));
        }
        return out;
    }

    JsonNode blockSearch(Args args) throws RpcException {
        EventQuery query = EventQuery.parse(args.text("query"));
        for (EventQuery.Condition condition : query.conditions()) {
            if (!condition.tag().equals("block.height")) {
                throw RpcException.internal("this node indexes block.height only, not " + condition.tag());
            }
        }
        EventQuery.HeightRange range = query.heights("block.height", chain.tip().height());
        int total = Math.clamp(range.to() - range.from() + 1, 0, Integer.MAX_VALUE);
        Page page = Page.of(args, total);
        boolean descending = descending(args);
        ObjectNode out = Render.object();
        ArrayNode found = out.putArray("blocks");
        for (int i = page.from(); i < page.to(); i++) {
            found.add(blockMethods.withId(descending ? range.to() - i : range.from() + i));
        }
        return out.put("total_count", Integer.toString(total));
    }

    private static boolean descending(Args args) throws RpcException {
        String order = args.text("order_by");
        return switch (order) {
            case "", "asc" -> false;
            case "desc" -> true;
            default -> throw RpcException.internal("expected order_by to be either `asc` or `desc` or empty");
        };
    }
}
