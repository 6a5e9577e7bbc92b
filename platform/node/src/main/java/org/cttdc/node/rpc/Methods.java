package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The RPC's methods by name. */
final class Methods {
    private final Map<String, Method> methods = new TreeMap<>();

    /** What a method does with its arguments. */
    @FunctionalInterface
    interface Body {
        JsonNode call(Args args) throws RpcException;
    }

    private record Method(List<String> names, Body body) {}

    Methods(
            ChainMethods chain,
            BlockMethods blocks,
            SearchMethods search,
            StateMethods state,
            TxMethods txs,
            EvidenceMethods evidence) {
        add("health", chain::health);
        add("status", chain::status);
        add("net_info", chain::netInfo);
        add("genesis", chain::genesis);
        add("genesis_chunked", chain::genesisChunked, "chunk");
        add("consensus_params", chain::consensusParams, "height");
        add("validators", chain::validators, "height", "page", "per_page");
        add("block", blocks::block, "height");
        add("block_by_hash", blocks::blockByHash, "hash");
        add("header", blocks::header, "height");
        add("header_by_hash", blocks::headerByHash, "hash");
        add("commit", blocks::commit, "height");
        add("block_results", blocks::blockResults, "height");
        add("blockchain", blocks::blockchain, "minHeight", "maxHeight");
        add("tx", search::tx, "hash", "prove");
        add("tx_search", search::txSearch, "query", "prove", "page", "per_page", "order_by");
        add("block_search", search::blockSearch, "query", "page", "per_page", "order_by");
        add("abci_info", state::abciInfo);
        add("abci_query", state::abciQuery, "path", "data", "height", "prove");
        add("broadcast_tx_sync", txs::broadcastSync, "tx");
        add("broadcast_tx_async", txs::broadcastAsync, "tx");
        add("broadcast_tx_commit", txs::broadcastCommit, "tx");
        add("check_tx", txs::checkTx, "tx");
        add("broadcast_evidence", evidence::broadcast, "evidence");
        add("unconfirmed_txs", txs::unconfirmed, "limit");
        add("num_unconfirmed_txs", txs::unconfirmedCount);
    }

    private void add(String name, Body body, String... names) {
        methods.put(name, new Method(List.of(names), body));
    }

    boolean has(String name) {
        return methods.containsKey(name);
    }

    Iterable<String> names() {
        return methods.keySet();
    }

    /** Calls with the {@code params} of a JSON-RPC request. */
    JsonNode call(String name, JsonNode params) throws RpcException {
        Method method = find(name);
        return method.body().call(Args.ofJson(params, method.names()));
    }

    /** Calls with the arguments of a URI. */
    JsonNode call(String name, Map<String, String> query) throws RpcException {
        return find(name).body().call(Args.ofQuery(query));
    }

    private Method find(String name) throws RpcException {
        Method method = methods.get(name);
        if (method == null) {
            throw new RpcException(RpcException.Kind.METHOD, name);
        }
        return method;
    }
}
