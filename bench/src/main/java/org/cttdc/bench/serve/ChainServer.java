package org.cttdc.bench.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.cttdc.bench.chain.MadeChain;

/** Serves a made chain by JSON-RPC over HTTP on loopback, single calls and batches, as a full node would. */
public final class ChainServer implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Replies replies;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong requests = new AtomicLong();

    /** Serves at a port, or at any free one for 0. */
    public ChainServer(MadeChain chain, int port) throws IOException {
        this.replies = new Replies(chain);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.createContext("/", this::handle);
        server.setExecutor(executor);
        server.start();
    }

    /** Its address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Calls answered so far, each of a batch counted. */
    public long requests() {
        return requests.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] reply = answer(mapper.readTree(body));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    private byte[] answer(JsonNode request) throws IOException {
        if (!request.isArray()) {
            requests.incrementAndGet();
            return replies.answer(request);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        char separator = '[';
        for (JsonNode one : request) {
            requests.incrementAndGet();
            all.write(separator);
            all.writeBytes(replies.answer(one));
            separator = ',';
        }
        all.write(']');
        return all.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }
}
