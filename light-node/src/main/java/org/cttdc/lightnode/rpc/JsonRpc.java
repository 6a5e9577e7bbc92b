package org.cttdc.lightnode.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;

/** JSON-RPC 2.0 as CometBFT speaks it: the reason of an error is in {@code data}, a batch of one is answered like a single call. */
final class JsonRpc {
    /** Most calls CometBFT takes in one batch. */
    static final int MAX_BATCH = 10;

    private static final int MAX_QUOTE = 200;

    private final Exchange exchange;
    private final URI endpoint;

    /** Carries a request to an endpoint and brings the body of its reply, as {@link HttpTransport#post} does. */
    @FunctionalInterface
    interface Exchange {
        byte[] post(URI endpoint, byte[] json);
    }

    JsonRpc(Exchange exchange, URI endpoint) {
        this.exchange = exchange;
        this.endpoint = endpoint;
    }

    URI endpoint() {
        return endpoint;
    }

    /** The {@code result} of one call. */
    Json call(String method, Map<String, ?> params) {
        return results(post(request(1, method, params).toString()), method, 1).getFirst();
    }

    /** The {@code result} of each call of one method, in order; at most {@link #MAX_BATCH}. */
    List<Json> batch(String method, List<Map<String, ?>> params) {
        return results(batchReply(method, params), method, params.size());
    }

    /** The reply to a batch as it came, for {@link #results} or a faster reader; calls are numbered from 1. */
    byte[] batchReply(String method, List<Map<String, ?>> params) {
        if (params.size() == 1) {
            return post(request(1, method, params.getFirst()).toString());
        }
        ArrayNode requests = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < params.size(); i++) {
            requests.add(request(i + 1, method, params.get(i)));
        }
        return post(requests.toString());
    }

    /** The {@code result} of each of {@code count} calls in a reply; throws what the endpoint refused. */
    List<Json> results(byte[] document, String method, int count) {
        Json reply = Json.parse(document, nameOf(method));
        if (count == 1) {
            return List.of(result(reply, 1, method));
        }
        if (!reply.isArray()) {
            // A whole batch that is refused is answered with one error.
            throw error(reply.get("error"), method);
        }
        return inOrder(reply, method, count);
    }

    String nameOf(String method) {
        return method + " of " + endpoint;
    }

    private byte[] post(String request) {
        return exchange.post(endpoint, request.getBytes(StandardCharsets.UTF_8));
    }

    private List<Json> inOrder(Json reply, String method, int count) {
        Map<Integer, Json> byId = new HashMap<>();
        for (Json one : reply.items()) {
            if (byId.put(one.get("id").int32(), one) != null) {
                throw one.bad("answers a call that was already answered");
            }
        }
        List<Json> results = new ArrayList<>(count);
        for (int id = 1; id <= count; id++) {
            Json one = byId.get(id);
            if (one == null) {
                throw reply.bad("does not answer call " + id);
            }
            results.add(result(one, id, method));
        }
        return results;
    }

    private static ObjectNode request(int id, String method, Map<String, ?> params) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("jsonrpc", "2.0").put("id", id).put("method", method);
        ObjectNode values = out.putObject("params");
        params.forEach((name, value) -> {
            switch (value) {
                case Boolean flag -> values.put(name, flag);
                case JsonNode document -> values.set(name, document);
                default -> values.put(name, value.toString());
            }
        });
        return out;
    }

    private Json result(Json reply, int id, String method) {
        Json error = reply.at("error");
        if (!error.isNull()) {
            throw error(error, method);
        }
        if (reply.get("id").int32() != id) {
            throw reply.bad("answers another call");
        }
        return reply.get("result");
    }

    private LightNodeException error(Json error, String method) {
        Json data = error.at("data");
        String reason = data.isNull() ? error.get("message").text() : data.text();
        return new LightNodeException(
                codeOf(reason), method + " was refused by " + endpoint + ", which says: " + quote(reason));
    }

    static Code codeOf(String reason) {
        if (reason.contains("must be less than or equal to")) {
            return Code.HEIGHT_TOO_HIGH;
        }
        // The second is what a request for headers below the lowest kept one is answered with.
        if (reason.contains("is not available") || reason.contains("can't be greater than max height")) {
            return Code.HEIGHT_PRUNED;
        }
        if (reason.startsWith("tx (") && reason.contains("not found")) {
            return Code.TX_NOT_FOUND;
        }
        return Code.BAD_REPLY;
    }

    /** A server's text for the details pane: bounded, on one line, without control characters. */
    static String quote(String text) {
        return '"' + bounded(text) + '"';
    }

    /** A server's text, bounded, on one line, without control characters. */
    static String bounded(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > MAX_QUOTE ? line.substring(0, MAX_QUOTE) + "…" : line;
    }
}
