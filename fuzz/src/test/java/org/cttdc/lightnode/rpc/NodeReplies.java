package org.cttdc.lightnode.rpc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.proof.smt.ProofOp;

/** Everything a light node asks a full node, with an answer in the right form. */
public final class NodeReplies {
    private static final URI NODE = URI.create("http://node.example");
    private static final Bytes HASH = Sha256.of();
    private static final String WHOLE_GENESIS = "\"genesis\"";
    private static final String STATUS =
            "{\"node_info\":{\"network\":\"c\"},\"sync_info\":{\"latest_block_height\":\"5\","
                    + "\"earliest_block_height\":\"1\",\"catching_up\":false}}";
    private static final String REMARKS = "{\"tx_result\":{\"log\":\"l\",\"events\":[{\"type\":\"t\",\"attributes\":"
            + "[{\"key\":\"k\",\"value\":\"v\"}]}]}}";
    private static final String TAKEN = "{\"code\":0,\"log\":\"\"}";
    private static final String PROVED =
            "{\"response\":{\"code\":0,\"value\":\"AAE=\",\"proofOps\":{\"ops\":[{\"type\":\"" + ProofOp.BATCH
                    + "\",\"key\":\"AA==\",\"data\":\"AAE=\"}]}}}";
    private static final byte[] TOO_LONG =
            text("{\"id\":1,\"error\":{\"code\":1,\"message\":\"m\",\"data\":\"use genesis_chunked\"}}");

    private NodeReplies() {}

    /**
     * A question.
     *
     * @param method of the RPC
     * @param reply in the right form
     */
    public record Question(String method, Bytes reply, Consumer<RpcClient> ask) {
        /** Whether a node's reply is read; otherwise it was refused as such. */
        public boolean isAnswered(byte[] document) {
            try {
                ask.accept(new RpcClient((endpoint, request) -> answer(request, document), NODE));
                return true;
            } catch (LightNodeException refused) {
                return refused.code() == null;
            }
        }

        /** Where the genesis is asked for in pieces, it was refused whole. */
        private byte[] answer(byte[] request, byte[] document) {
            boolean whole = new String(request, StandardCharsets.UTF_8).contains(WHOLE_GENESIS);
            return method.equals("genesis_chunked") && whole ? TOO_LONG : document;
        }
    }

    /** All questions, about a block with that header and its validators. */
    public static List<Question> questions(Header header, ValidatorSet set) {
        long height = header.height();
        String head = string(CometJson.write(header));
        String signed = "{\"signed_header\":" + string(CometJson.write(signed(header))) + '}';
        String page = "{\"block_metas\":[{\"header\":" + head + "}]}";
        String genesis = genesis(set);
        return List.of(
                question("status", envelope(1, STATUS), RpcClient::status),
                question("commit", envelope(1, signed), client -> client.commit(height)),
                question("validators", envelope(1, validators(height, set)), client -> client.validators(height)),
                question("header", envelope(1, "{\"header\":" + head + '}'), client -> client.header(height)),
                question("blockchain", '[' + envelope(1, page) + ']', client -> client.headerRange(height, height)),
                question("block", envelope(1, block(head)), client -> client.block(height)),
                question("block_results", envelope(1, results(height)), client -> client.blockResults(height)),
                question("tx", envelope(1, tx(height)), client -> client.tx(HASH)),
                question("tx remarks", envelope(1, REMARKS), client -> client.remarks(HASH)),
                question("abci_query", queries(), client -> client.query(List.of(HASH, HASH), height)),
                question("abci_query batch", envelope(1, PROVED), client -> client.queryBatch(List.of(HASH), height)),
                question("broadcast_tx_sync", envelope(1, TAKEN), client -> client.broadcast(HASH)),
                question("genesis", envelope(1, "{\"genesis\":" + genesis + '}'), RpcClient::genesis),
                question("genesis_chunked", envelope(1, chunk(genesis)), RpcClient::genesis));
    }

    private static Question question(String method, String reply, Consumer<RpcClient> ask) {
        return new Question(method, Bytes.of(text(reply)), ask);
    }

    private static String envelope(int id, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + '}';
    }

    private static SignedHeader signed(Header header) {
        BlockId id = new BlockId(header.hash(), new PartSetHeader(1, HASH));
        CommitSig signature =
                new CommitSig(BlockIdFlag.COMMIT, HASH.slice(0, 20), header.time(), Bytes.of(new byte[64]));
        return new SignedHeader(header, new Commit(header.height(), 0, id, List.of(signature)));
    }

    private static String validators(long height, ValidatorSet set) {
        return "{\"block_height\":\"" + height + "\",\"total\":\""
                + set.validators().size() + "\",\"validators\":" + string(CometJson.write(set)) + '}';
    }

    private static String block(String header) {
        return "{\"block_id\":{\"hash\":\"AB\",\"parts\":{\"total\":1,\"hash\":\"CD\"}},\"block\":{\"header\":" + header
                + ",\"data\":{\"txs\":[\"AAE=\"]}}}";
    }

    private static String results(long height) {
        return "{\"height\":\"" + height
                + "\",\"txs_results\":[{\"code\":0,\"data\":\"AAE=\",\"gas_wanted\":\"0\",\"gas_used\":\"0\"}]}";
    }

    private static String tx(long height) {
        return "{\"hash\":\"AB\",\"height\":\"" + height
                + "\",\"index\":0,\"tx\":\"AAE=\",\"proof\":{\"root_hash\":\"CD\","
                + "\"data\":\"AAE=\",\"proof\":{\"index\":\"0\",\"total\":\"2\",\"aunts\":[\"AAE=\"]}}}";
    }

    private static String queries() {
        return '[' + envelope(1, PROVED) + ',' + envelope(2, PROVED) + ']';
    }

    private static String genesis(ValidatorSet set) {
        String members = string(CometJson.write(set)).replace("voting_power", "power");
        return "{\"chain_id\":\"c\",\"genesis_time\":\"2026-03-01T00:00:00Z\",\"validators\":" + members + '}';
    }

    private static String chunk(String genesis) {
        return "{\"total\":\"1\",\"data\":\"" + Bytes.of(text(genesis)).base64() + "\"}";
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String string(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }
}
