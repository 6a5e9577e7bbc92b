package org.cttdc.lightnode.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;

/**
 * A place in a JSON document that is read by CometBFT's conventions: 64-bit integers as strings, hashes in hex, bytes in base64.
 * Everything of another type is refused with the path to it; unknown fields are ignored.
 */
public final class Json {
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(24)
            .maxNameLength(256)
            .build();

    /** For readers that stream: what they read, they must see to it that it stands there once. */
    static final JsonFactory STREAMS =
            JsonFactory.builder().streamReadConstraints(BOUNDS).build();

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(BOUNDS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final String path;

    private Json(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Parses a whole document; {@code name} stands for it in errors. */
    public static Json parse(byte[] document, String name) {
        try {
            return new Json(MAPPER.readTree(document), name);
        } catch (IOException e) {
            throw new LightNodeException(Code.BAD_REPLY, name + " is not JSON: " + firstLine(e), e);
        }
    }

    /** A member that must be there and not be null. */
    public Json get(String name) {
        Json member = at(name);
        if (member.isNull()) {
            throw bad(name + " is missing");
        }
        return member;
    }

    /** A member that may be missing or null. */
    public Json at(String name) {
        if (!node.isObject()) {
            throw bad("is not an object");
        }
        JsonNode member = node.get(name);
        return new Json(member == null ? MAPPER.nullNode() : member, path + '.' + name);
    }

    /** Whether it is missing or null. */
    public boolean isNull() {
        return node.isNull() || node.isMissingNode();
    }

    /** The elements of an array; none where it is null, as Go writes an empty slice. */
    public List<Json> items() {
        if (isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw bad("is not an array");
        }
        List<Json> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new Json(node.get(i), path + '[' + i + ']'));
        }
        return items;
    }

    /** Whether it is an array. */
    public boolean isArray() {
        return node.isArray();
    }

    /** A string. */
    public String text() {
        if (!node.isTextual()) {
            throw bad("is not a string");
        }
        return node.textValue();
    }

    /** A 64-bit integer: a string of digits. */
    public long int64() {
        String text = text();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw bad("is not a 64-bit integer", e);
        }
    }

    /** A 32-bit integer: a JSON number. */
    public int int32() {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw bad("is not a 32-bit integer");
        }
        return node.intValue();
    }

    /** An unsigned 32-bit integer: a JSON number. */
    public long uint32() {
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < 0
                || node.longValue() >> 32 != 0) {
            throw bad("is not an unsigned 32-bit integer");
        }
        return node.longValue();
    }

    /** A boolean. */
    public boolean bool() {
        if (!node.isBoolean()) {
            throw bad("is not a boolean");
        }
        return node.booleanValue();
    }

    /** Bytes in hex, possibly none. */
    public Bytes hex() {
        try {
            return Bytes.fromHex(text());
        } catch (IllegalArgumentException e) {
            throw bad("is not hex", e);
        }
    }

    /** Bytes in base64; none where it is null. */
    public Bytes base64() {
        if (isNull()) {
            return Bytes.EMPTY;
        }
        try {
            return Bytes.fromBase64(text());
        } catch (IllegalArgumentException e) {
            throw bad("is not base64", e);
        }
    }

    /** A point in time in RFC 3339. */
    public Timestamp time() {
        try {
            return Timestamp.parse(text());
        } catch (IllegalArgumentException e) {
            throw bad("is not an RFC 3339 time", e);
        }
    }

    JsonNode node() {
        return node;
    }

    /** The JSON it stands for. */
    public byte[] toBytes() {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A refusal of this place. */
    public LightNodeException bad(String what) {
        return new LightNodeException(Code.BAD_REPLY, path + ": " + what);
    }

    /** A refusal of this place. */
    public LightNodeException bad(String what, Exception cause) {
        return new LightNodeException(Code.BAD_REPLY, path + ": " + what, cause);
    }

    static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
