package org.cttdc.node.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JSON-RPC 2.0 as CometBFT speaks it, for a body, a URI or a WebSocket message. */
final class JsonRpc {
    /** Longest request body, bytes. */
    static final int MAX_BODY = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(JsonRpc.class);
    private static final int MAX_BATCH = 10;
    private static final int MAX_DEPTH = 64;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(2 * MAX_BODY)
                    .build())
            .build());
    private static final JsonNode URI_ID = IntNode.valueOf(-1);

    private final Methods methods;

    JsonRpc(Methods methods) {
        this.methods = methods;
    }

    /** Calls one method with the parameters of its request. */
    @FunctionalInterface
    interface Caller {
        JsonNode call(String method, JsonNode params) throws RpcException;
    }

    /** The answer to a body, or null where every request was a notification. */
    @Nullable
    JsonNode body(String body) {
        JsonNode parsed;
        try {
            parsed = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return failure(NullNode.instance, new RpcException(RpcException.Kind.PARSE, e.getOriginalMessage()));
        }
        if (!parsed.isArray()) {
            return single(parsed, methods::call);
        }
        if (parsed.size() > MAX_BATCH) {
            return failure(
                    NullNode.instance,
                    new RpcException(
                            RpcException.Kind.PARSE,
                            "batch request exceeds maximum (" + MAX_BATCH + ") allowed number of requests"));
        }
        ArrayNode answers = JSON.createArrayNode();
        for (JsonNode request : parsed) {
            JsonNode answer = single(request, methods::call);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers.isEmpty() ? null : answers;
    }

    /** The answer to one request, or null for a notification. */
    static @Nullable JsonNode single(JsonNode request, Caller caller) {
        JsonNode id = request.path("id");
        if (!request.isObject() || !request.path("method").isTextual()) {
            return failure(
                    id.isMissingNode() ? NullNode.instance : id,
                    new RpcException(RpcException.Kind.REQUEST, "a request is an object with a method"));
        }
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        if (!id.isTextual() && !id.isNumber()) {
            return failure(
                    NullNode.instance, new RpcException(RpcException.Kind.REQUEST, "an id is a string or a number"));
        }
        return guarded(id, () -> caller.call(request.path("method").asText(), request.path("params")));
    }

    static JsonNode parse(String text) throws RpcException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RpcException(RpcException.Kind.PARSE, e.getOriginalMessage());
        }
    }

    /** The answer to a URI. */
    JsonNode uri(String method, Map<String, String> query) {
        return guarded(URI_ID, () -> methods.call(method, query));
    }

    boolean has(String method) {
        return methods.has(method);
    }

    Iterable<String> names() {
        return methods.names();
    }

    @FunctionalInterface
    private interface Call {
        JsonNode run() throws RpcException;
    }

    private static JsonNode guarded(JsonNode id, Call call) {
        try {
            return success(id, call.run());
        } catch (RpcException e) {
            return failure(id, e);
        } catch (RuntimeException e) {
            LOG.error("a request failed inside the node", e);
            return failure(id, RpcException.internal("the node could not answer"));
        }
    }

    static ObjectNode success(JsonNode id, JsonNode result) {
        ObjectNode out = JSON.createObjectNode().put("jsonrpc", "2.0");
        out.set("id", id);
        out.set("result", result);
        return out;
    }

    static ObjectNode failure(JsonNode id, RpcException error) {
        ObjectNode out = JSON.createObjectNode().put("jsonrpc", "2.0");
        out.set("id", id);
        out.putObject("error")
                .put("code", error.kind().code)
                .put("message", error.kind().message)
                .put("data", error.data());
        return out;
    }
}
