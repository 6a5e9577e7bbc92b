package org.cttdc.lightnode.rpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.protocol.consensus.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the replies to a batch of {@code /blockchain} calls as they stream by: a tree of every member would take most of the time of
 * reading a long history. As strict as {@link CometJson}; unknown members are passed over, refusals are left to {@link JsonRpc}.
 */
final class HeaderPages {
    private HeaderPages() {}

    /**
     * The headers of each call, numbered from 1, in the order of the calls; null where a reply is an error, whose text is worth a
     * second look at the whole document.
     */
    static @Nullable List<List<Header>> read(byte[] document, int calls, String name) {
        try (JsonParser parser = Json.STREAMS.createParser(document)) {
            @Nullable List<Header>[] pages = empty(calls);
            JsonToken first = parser.nextToken();
            boolean complete = first == JsonToken.START_ARRAY
                    ? readAll(parser, pages, name)
                    : calls == 1 && first == JsonToken.START_OBJECT && readOne(parser, pages, name);
            if (!complete) {
                return null;
            }
            if (parser.nextToken() != null) {
                throw bad(name, "goes on after its end");
            }
            return Arrays.stream(pages).map(Objects::requireNonNull).toList();
        } catch (IOException e) {
            throw new LightNodeException(Code.BAD_REPLY, name + " is not JSON: " + Json.firstLine(e), e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<Header>[] empty(int calls) {
        return new List[calls];
    }

    private static boolean readAll(JsonParser parser, @Nullable List<Header>[] pages, String name) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (!readOne(parser, pages, name)) {
                return false;
            }
        }
        return parser.currentToken() == JsonToken.END_ARRAY
                && Arrays.stream(pages).allMatch(Objects::nonNull);
    }

    private static boolean readOne(JsonParser parser, @Nullable List<Header>[] pages, String name) throws IOException {
        int id = 0;
        List<Header> headers = null;
        Once once = new Once(name);
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (member) {
                case "id" -> {
                    once.see(0, member);
                    id = value == JsonToken.VALUE_NUMBER_INT ? parser.getIntValue() : 0;
                }
                case "result" -> {
                    once.see(1, member);
                    headers = value == JsonToken.START_OBJECT ? result(parser, name) : null;
                }
                default -> parser.skipChildren();
            }
        }
        if (headers == null || id < 1 || id > pages.length || pages[id - 1] != null) {
            return false;
        }
        pages[id - 1] = headers;
        return true;
    }

    private static List<Header> result(JsonParser parser, String name) throws IOException {
        List<Header> headers = new ArrayList<>(RpcClient.MAX_HEADERS);
        Once once = new Once(name);
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (!member.equals("block_metas")) {
                parser.skipChildren();
                continue;
            }
            once.see(0, member);
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            if (value != JsonToken.START_ARRAY) {
                throw bad(name, "block_metas is not an array");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                if (headers.size() == RpcClient.MAX_HEADERS) {
                    throw bad(name, "has more than " + RpcClient.MAX_HEADERS + " headers");
                }
                headers.add(meta(parser, name));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw bad(name, "block_metas holds something else than objects");
            }
        }
        return headers;
    }

    private static Header meta(JsonParser parser, String name) throws IOException {
        Header header = null;
        Once once = new Once(name);
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (!member.equals("header")) {
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT) {
                once.see(0, member);
                header = new HeaderFields(parser, name).read();
            } else {
                throw bad(name, "header is not an object");
            }
        }
        if (header == null) {
            throw bad(name, "header is missing");
        }
        return header;
    }

    /** Refuses a member that stands twice in an object: two readers could take two different ones. */
    static final class Once {
        private final String name;
        private int seen;

        Once(String name) {
            this.name = name;
        }

        void see(int number, String member) {
            if ((seen & 1 << number) != 0) {
                throw bad(name, member + " stands twice");
            }
            seen |= 1 << number;
        }
    }

    static LightNodeException bad(String name, String what) {
        return new LightNodeException(Code.BAD_REPLY, name + ": " + what);
    }
}
