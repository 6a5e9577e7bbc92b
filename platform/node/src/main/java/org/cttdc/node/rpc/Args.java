package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cttdc.protocol.Bytes;

/**
 * Arguments of a call. A JSON body writes byte strings in base64 and 64-bit integers as strings; a URI writes texts in quotes and
 * byte strings as 0x-hex or as a text in quotes.
 */
final class Args {
    private final Map<String, JsonNode> values;
    private final boolean uri;

    private Args(Map<String, JsonNode> values, boolean uri) {
        this.values = values;
        this.uri = uri;
    }

    /** From {@code params} of a JSON-RPC request: an object, a list in the order of {@code names}, or nothing. */
    static Args ofJson(JsonNode params, List<String> names) throws RpcException {
        Map<String, JsonNode> values = new HashMap<>();
        if (params.isObject()) {
            params.properties().forEach(member -> values.put(member.getKey(), member.getValue()));
        } else if (params.isArray()) {
            if (params.size() > names.size()) {
                throw new RpcException(
                        RpcException.Kind.PARAMS,
                        "expected " + names.size() + " parameters " + names + ", got " + params.size());
            }
            for (int i = 0; i < params.size(); i++) {
                values.put(names.get(i), params.get(i));
            }
        } else if (!params.isMissingNode() && !params.isNull()) {
            throw new RpcException(RpcException.Kind.PARAMS, "params must be an object or a list");
        }
        values.values().removeIf(JsonNode::isNull);
        return new Args(values, false);
    }

    /** From the decoded query of a URI. */
    static Args ofQuery(Map<String, String> query) {
        Map<String, JsonNode> values = new HashMap<>();
        query.forEach((name, value) -> {
            if (!value.isEmpty()) {
                values.put(name, TextNode.valueOf(value));
            }
        });
        return new Args(values, true);
    }

    private JsonNode value(String name) {
        return values.getOrDefault(name, MissingNode.getInstance());
    }

    OptionalLong number(String name) throws RpcException {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        String text = unquoted(value.asText());
        boolean number = value.isIntegralNumber() && value.canConvertToLong();
        if (number || (value.isTextual() && text.matches("-?\\d{1,19}"))) {
            try {
                return OptionalLong.of(Long.parseLong(text));
            } catch (NumberFormatException e) {
                throw wrong(name, "a 64-bit integer", text);
            }
        }
        throw wrong(name, "a 64-bit integer", value.toString());
    }

    boolean flag(String name) throws RpcException {
        JsonNode value = value(name);
        String text = value.asText("false");
        return switch (text) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw wrong(name, "true or false", text);
        };
    }

    String text(String name) throws RpcException {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return "";
        }
        if (!value.isTextual()) {
            throw wrong(name, "a string", value.toString());
        }
        String text = value.asText();
        return uri ? unquoted(text) : text;
    }

    /** A member of any form, for structured arguments. */
    JsonNode json(String name) {
        return value(name);
    }

    /** A Go {@code []byte}: base64 in a body. */
    Bytes bytes(String name) throws RpcException {
        String text = value(name).asText("");
        if (uri) {
            return uriBytes(name, text);
        }
        try {
            return Bytes.fromBase64(text);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "base64", text);
        }
    }

    /** A Go {@code HexBytes}: hex in a body. */
    Bytes hexBytes(String name) throws RpcException {
        String text = value(name).asText("");
        if (uri) {
            return uriBytes(name, text);
        }
        try {
            return Bytes.fromHex(text);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "hex", text);
        }
    }

    private static Bytes uriBytes(String name, String text) throws RpcException {
        if (text.startsWith("\"")) {
            return Bytes.of(unquoted(text).getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Bytes.fromHex(text.startsWith("0x") ? text.substring(2) : text);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "0x-hex or a text in quotes", text);
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static RpcException wrong(String name, String wanted, String found) {
        String shown = found.length() > 60 ? found.substring(0, 60) + "..." : found;
        return new RpcException(RpcException.Kind.PARAMS, '"' + name + "\" must be " + wanted + ", got: " + shown);
    }
}
