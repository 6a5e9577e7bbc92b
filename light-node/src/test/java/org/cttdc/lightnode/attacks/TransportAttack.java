package org.cttdc.lightnode.attacks;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.protocol.Bytes;

/** Replies that are no replies. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
public enum TransportAttack implements NamedAttack {
    ENDLESS_REPLY(Code.BAD_REPLY, "never stops sending", TransportAttack::endless),
    SILENCE(Code.UNREACHABLE, "takes the question and never answers", (exchange, body) -> forever()),
    SLOW_LORIS(Code.UNREACHABLE, "sends a byte now and then", TransportAttack::slowly),
    TRUNCATED_REPLY(Code.UNREACHABLE, "announces more bytes than it sends", TransportAttack::truncated),
    HALF_A_DOCUMENT(
            Code.BAD_REPLY,
            "sends half of a document",
            (exchange, body) -> LyingNode.send(exchange, Arrays.copyOf(body, body.length / 2))),
    TWO_DOCUMENTS(
            Code.BAD_REPLY,
            "sends two documents in one reply",
            (exchange, body) -> LyingNode.send(
                    exchange, Bytes.concat(Bytes.of(body), Bytes.of(body)).toArray())),
    DEEP_NESTING(
            Code.BAD_REPLY,
            "nests deeper than any stack",
            (exchange, body) -> LyingNode.send(exchange, "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII))),
    DUPLICATE_MEMBERS(
            Code.BAD_REPLY,
            "names a member twice, for two readers to read two things",
            (exchange, body) -> LyingNode.send(
                    exchange,
                    new String(body, StandardCharsets.UTF_8)
                            .replace("\"id\":", "\"id\":7,\"id\":")
                            .getBytes(StandardCharsets.UTF_8))),
    ENDLESS_NUMBER(
            Code.BAD_REPLY,
            "writes a number of a million digits",
            (exchange, body) ->
                    LyingNode.send(exchange, ("{\"id\":" + "9".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII))),
    ANSWER_TO_ANOTHER_CALL(
            Code.BAD_REPLY,
            "answers a call nobody made",
            (exchange, body) -> LyingNode.send(
                    exchange,
                    new String(body, StandardCharsets.UTF_8)
                            .replace("\"id\":1", "\"id\":2")
                            .getBytes(StandardCharsets.UTF_8))),
    REDIRECT(Code.BAD_REPLY, "sends the node elsewhere", (exchange, body) -> {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
        exchange.sendResponseHeaders(307, -1);
    });

    private final Code code;
    private final String does;
    private final LyingNode.Transport transport;

    TransportAttack(Code code, String does, LyingNode.Transport transport) {
        this.code = code;
        this.does = does;
        this.transport = transport;
    }

    @Override
    public String does() {
        return does;
    }

    @Override
    public Code code() {
        return code;
    }

    LyingNode.Transport transport() {
        return transport;
    }

    private static void endless(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] junk = new byte[1 << 16];
            while (true) {
                out.write(junk);
            }
        }
    }

    private static void truncated(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void slowly(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(' ');
                out.flush();
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private static void forever() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    }
}
