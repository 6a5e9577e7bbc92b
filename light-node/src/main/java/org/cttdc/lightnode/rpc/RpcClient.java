package org.cttdc.lightnode.rpc;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.TxRemarks;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.smt.KeyBatch;
import org.cttdc.protocol.proof.smt.ProofOp;

/** CometBFT's RPC of one endpoint. Replies are decoded strictly and believed by nobody yet; blocks, so call it on virtual threads. */
public final class RpcClient {
    /** Most block headers {@link #headers} returns. */
    public static final int MAX_HEADERS = 20;

    /** Most pages of headers in one request. */
    public static final int MAX_PAGES = JsonRpc.MAX_BATCH;

    /** Most signed headers in one request. */
    public static final int MAX_COMMITS = JsonRpc.MAX_BATCH;

    private static final int PER_PAGE = 100;
    private static final int MAX_GENESIS_CHUNKS = 64;
    /** Longest genesis read, bytes: all of it is in memory at once. */
    private static final int MAX_GENESIS = 8 << 20;

    /** More validators than any chain has; ends an endless list. */
    private static final long MAX_VALIDATORS = 10_000;

    private final JsonRpc rpc;

    /** A client of the endpoint at an http or https address. */
    public RpcClient(HttpTransport transport, URI endpoint) {
        this(transport::post, endpoint);
    }

    RpcClient(JsonRpc.Exchange exchange, URI endpoint) {
        this.rpc = new JsonRpc(exchange, endpoint);
    }

    /** Its address. */
    public URI endpoint() {
        return rpc.endpoint();
    }

    /** What the endpoint says of itself. */
    public RpcReplies.Status status() {
        Json result = rpc.call("status", Map.of());
        Json sync = result.get("sync_info");
        return new RpcReplies.Status(
                result.get("node_info").get("network").text(),
                sync.get("latest_block_height").int64(),
                sync.get("earliest_block_height").int64(),
                sync.get("catching_up").bool());
    }

    /** The newest signed header. */
    public SignedHeader latestCommit() {
        return CometJson.signedHeader(rpc.call("commit", Map.of()).get("signed_header"));
    }

    /** The signed header of a height. */
    public SignedHeader commit(long height) {
        SignedHeader signed = CometJson.signedHeader(
                rpc.call("commit", Map.of("height", height)).get("signed_header"));
        requireHeight(height, signed.header().height());
        return signed;
    }

    /** All validators of a height, page by page; refuses repeated or changing pages. */
    public ValidatorSet validators(long height) {
        List<Validator> members = new ArrayList<>();
        Set<Bytes> addresses = new HashSet<>();
        long total = 0;
        Json result;
        int page = 1;
        do {
            result = rpc.call("validators", Map.of("height", height, "page", page, "per_page", PER_PAGE));
            requireHeight(height, result.get("block_height").int64());
            long claimed = result.get("total").int64();
            if (claimed < 1 || claimed > MAX_VALIDATORS || (page > 1 && claimed != total)) {
                throw result.bad("claims " + claimed + " validators in all after " + total);
            }
            total = claimed;
            addPage(result, members, addresses, total);
            page++;
        } while (members.size() < total);
        return CometJson.validatorSet(result, members);
    }

    private static void addPage(Json result, List<Validator> members, Set<Bytes> addresses, long total) {
        List<Json> items = result.at("validators").items();
        if (items.isEmpty() || members.size() + items.size() > total) {
            throw result.bad("has a page of " + items.size() + " validators after " + members.size() + " of " + total);
        }
        for (Json item : items) {
            Validator member = CometJson.validator(item, "voting_power");
            if (!addresses.add(member.address())) {
                throw item.bad("stands twice in the validator set");
            }
            members.add(member);
        }
    }

    /** The header of a height. */
    public Header header(long height) {
        Header header =
                CometJson.header(rpc.call("header", Map.of("height", height)).get("header"));
        requireHeight(height, header.height());
        return header;
    }

    /** Headers from {@code min} to {@code max}, newest first, at most {@link #MAX_HEADERS}, all or fewer of the newest. */
    public List<Header> headers(long min, long max) {
        return headerPages(min, max, 1).getFirst();
    }

    /**
     * The headers from {@code min} to {@code max} in one request of up to {@link #MAX_PAGES} pages, newest first; throws HEIGHT_PRUNED
     * where the endpoint no longer has them all.
     */
    public List<Header> headerRange(long min, long max) {
        int count = Math.toIntExact(max - min + 1);
        List<Header> headers = new ArrayList<>(count);
        for (List<Header> page : headerPages(min, max, (count + MAX_HEADERS - 1) / MAX_HEADERS)) {
            int wanted = Math.min(MAX_HEADERS, count - headers.size());
            for (Header header : page) {
                requireHeight(max - headers.size(), header.height());
                headers.add(header);
            }
            if (page.size() != wanted) {
                throw new LightNodeException(
                        page.size() < wanted ? Code.HEIGHT_PRUNED : Code.BAD_REPLY,
                        endpoint() + " served " + page.size() + " headers where " + wanted + " were asked for");
            }
        }
        return headers;
    }

    private List<List<Header>> headerPages(long min, long max, int pages) {
        List<Map<String, ?>> calls = new ArrayList<>(pages);
        for (int i = 0; i < pages; i++) {
            long high = max - (long) i * MAX_HEADERS;
            calls.add(Map.of("minHeight", Math.max(min, high - MAX_HEADERS + 1), "maxHeight", high));
        }
        byte[] reply = rpc.batchReply("blockchain", calls);
        List<List<Header>> read = HeaderPages.read(reply, pages, rpc.nameOf("blockchain"));
        if (read != null) {
            return read;
        }
        Json last = rpc.results(reply, "blockchain", pages).getLast();
        throw last.bad("is no page of headers");
    }

    /** The signed headers of {@code min} to {@code max} in one request, at most {@link #MAX_COMMITS}, oldest first. */
    public List<SignedHeader> commits(long min, long max) {
        List<Map<String, ?>> calls = new ArrayList<>();
        for (long height = min; height <= max; height++) {
            calls.add(Map.of("height", height));
        }
        List<SignedHeader> commits = new ArrayList<>();
        for (Json result : rpc.batch("commit", calls)) {
            commits.add(CometJson.signedHeader(result.get("signed_header")));
            requireHeight(min + commits.size() - 1, commits.getLast().header().height());
        }
        return commits;
    }

    /** The header and transactions of a height. */
    public RpcReplies.Block block(long height) {
        Json result = rpc.call("block", Map.of("height", height));
        Json block = result.get("block");
        Header header = CometJson.header(block.get("header"));
        requireHeight(height, header.height());
        List<Bytes> txs = new ArrayList<>();
        for (Json tx : block.get("data").at("txs").items()) {
            txs.add(tx.base64());
        }
        return new RpcReplies.Block(CometJson.blockId(result.get("block_id")), header, txs);
    }

    /** The authenticated parts of a height's transaction results. */
    public List<ExecTxResult> blockResults(long height) {
        Json result = rpc.call("block_results", Map.of("height", height));
        requireHeight(height, result.get("height").int64());
        List<ExecTxResult> results = new ArrayList<>();
        for (Json one : result.at("txs_results").items()) {
            results.add(new ExecTxResult(
                    one.get("code").uint32(),
                    one.at("data").base64(),
                    one.get("gas_wanted").int64(),
                    one.get("gas_used").int64()));
        }
        return results;
    }

    /** A transaction and its inclusion proof; throws TX_NOT_FOUND. */
    public RpcReplies.Tx tx(Bytes hash) {
        Json result = rpc.call("tx", Map.of("hash", hash.base64(), "prove", true));
        Json proof = result.get("proof");
        Json path = proof.get("proof");
        List<Bytes> aunts = new ArrayList<>();
        for (Json aunt : path.at("aunts").items()) {
            aunts.add(aunt.base64());
        }
        return new RpcReplies.Tx(
                result.get("hash").hex(),
                result.get("height").int64(),
                result.get("index").int32(),
                result.get("tx").base64(),
                proof.get("root_hash").hex(),
                proof.get("data").base64(),
                new InclusionPath(path.get("index").int64(), path.get("total").int64(), aunts));
    }

    /** What an endpoint says of a transaction beyond what any hash covers; throws TX_NOT_FOUND. */
    public TxRemarks remarks(Bytes hash) {
        Json result =
                rpc.call("tx", Map.of("hash", hash.base64(), "prove", false)).get("tx_result");
        List<TxRemarks.Event> events = new ArrayList<>();
        for (Json event : result.at("events").items()) {
            List<TxRemarks.Attribute> attributes = new ArrayList<>();
            for (Json attribute : event.at("attributes").items()) {
                attributes.add(new TxRemarks.Attribute(said(attribute.at("key")), said(attribute.at("value"))));
            }
            events.add(new TxRemarks.Event(said(event.at("type")), attributes));
        }
        return new TxRemarks(said(result.at("log")), said(result.at("info")), said(result.at("codespace")), events);
    }

    private static String said(Json text) {
        return text.isNull() ? "" : JsonRpc.bounded(text.text());
    }

    /** The values at several keys of the application's store at one height, with proofs. */
    public List<RpcReplies.Query> query(List<Bytes> keys, long height) {
        List<RpcReplies.Query> replies = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += JsonRpc.MAX_BATCH) {
            List<Map<String, ?>> params = new ArrayList<>();
            for (Bytes key : keys.subList(from, Math.min(keys.size(), from + JsonRpc.MAX_BATCH))) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("path", "/store");
                one.put("data", key.hex());
                one.put("height", height);
                one.put("prove", true);
                params.add(one);
            }
            for (Json result : rpc.batch("abci_query", params)) {
                replies.add(query(result.get("response")));
            }
        }
        return replies;
    }

    /**
     * The proof of several keys at one height as one batch; empty where the endpoint's application answers no batch, or not this
     * one: then {@link #query} may.
     */
    public Optional<Bytes> queryBatch(List<Bytes> keys, long height) {
        Bytes data = Bytes.of(RecordCodec.encode(new KeyBatch(keys)));
        Json response = rpc.call(
                        "abci_query",
                        Map.of("path", KeyBatch.PATH, "data", data.hex(), "height", height, "prove", true))
                .get("response");
        Json log = response.at("log");
        if (isRefused(response) && !log.isNull() && JsonRpc.codeOf(log.text()) == Code.BAD_REPLY) {
            return Optional.empty();
        }
        List<ProofOp> ops = query(response).proof();
        if (ops.size() != 1 || !ops.getFirst().type().equals(ProofOp.BATCH)) {
            throw response.bad("is not answered with one proof of type " + ProofOp.BATCH);
        }
        return Optional.of(ops.getFirst().data());
    }

    private static boolean isRefused(Json response) {
        Json code = response.at("code");
        return !code.isNull() && code.int32() != 0;
    }

    private RpcReplies.Query query(Json response) {
        if (isRefused(response)) {
            String log = response.get("log").text();
            throw new LightNodeException(
                    JsonRpc.codeOf(log),
                    "abci_query was refused by " + endpoint() + " with code "
                            + response.get("code").int32() + ", which says: "
                            + JsonRpc.quote(log));
        }
        Json proofOps = response.at("proofOps");
        List<ProofOp> proof = new ArrayList<>();
        if (!proofOps.isNull()) {
            for (Json op : proofOps.at("ops").items()) {
                proof.add(new ProofOp(
                        op.get("type").text(),
                        op.at("key").base64(),
                        op.get("data").base64()));
            }
        }
        return new RpcReplies.Query(response.at("value").base64(), proof);
    }

    /** Offers a transaction to the endpoint's pool. */
    public RpcReplies.Broadcast broadcast(Bytes tx) {
        try {
            Json result = rpc.call("broadcast_tx_sync", Map.of("tx", tx.base64()));
            Json log = result.at("log");
            return new RpcReplies.Broadcast(
                    result.get("code").int32(), log.isNull() ? "" : JsonRpc.quote(log.text()), false);
        } catch (LightNodeException e) {
            if (String.valueOf(e.getMessage()).contains("tx already exists in cache")) {
                return new RpcReplies.Broadcast(0, "", true);
            }
            throw e;
        }
    }

    /** Offers evidence in the JSON of {@link EvidenceJson}; throws what the endpoint refused it with. */
    public void broadcastEvidence(byte[] evidence) {
        Json document = Json.parse(evidence, "evidence");
        rpc.call("broadcast_evidence", Map.of("evidence", document.node()));
    }

    /** The chain's genesis as the endpoint tells it, read in chunks where it is long. */
    public RpcReplies.Genesis genesis() {
        Json genesis;
        try {
            genesis = rpc.call("genesis", Map.of()).get("genesis");
        } catch (LightNodeException e) {
            if (!String.valueOf(e.getMessage()).contains("genesis_chunked")) {
                throw e;
            }
            genesis = chunkedGenesis();
        }
        List<Validator> members = new ArrayList<>();
        for (Json member : genesis.at("validators").items()) {
            members.add(CometJson.validator(member, "power"));
        }
        Json initial = genesis.at("initial_height");
        return new RpcReplies.Genesis(
                genesis.get("chain_id").text(),
                genesis.get("genesis_time").time(),
                initial.isNull() ? 1 : Math.max(1, initial.int64()),
                CometJson.validatorSet(genesis, members));
    }

    private Json chunkedGenesis() {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        long total = 1;
        for (int chunk = 0; chunk < total; chunk++) {
            Json result = rpc.call("genesis_chunked", Map.of("chunk", chunk));
            total = result.get("total").int64();
            if (total > MAX_GENESIS_CHUNKS) {
                throw result.bad("claims a genesis of " + total + " chunks");
            }
            Bytes data = result.get("data").base64();
            if (document.size() + data.size() > MAX_GENESIS) {
                throw result.bad("belongs to a genesis of more than " + MAX_GENESIS + " bytes");
            }
            document.writeBytes(data.toArray());
        }
        return Json.parse(document.toByteArray(), "genesis of " + endpoint());
    }

    private void requireHeight(long asked, long served) {
        if (asked != served) {
            throw new LightNodeException(
                    Code.INVALID_HEADER,
                    endpoint() + " served height " + served + " where " + asked + " was asked for");
        }
    }
}
