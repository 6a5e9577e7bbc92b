package org.cttdc.node.abci;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.cttdc.node.api.CommittedHead;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** For whoever runs the node: {@code /metrics} for Prometheus, {@code /health} for a supervisor, {@code /status} for a person. */
final class Monitor implements AutoCloseable {
    private static final int MAX_THREADS = 8;
    private static final int IDLE_MILLIS = 10_000;
    /** A running engine keeps four connections. */
    private static final int ENGINE_CONNECTIONS = 4;

    private final Server server;
    private final ServerConnector connector;

    private Monitor(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Starts listening; port 0 takes a free port. */
    static Monitor start(
            InetSocketAddress address, String chainId, NodeMetrics metrics, Supplier<@Nullable CommittedHead> head)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("monitor");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new Pages(chainId, metrics, head));
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("metrics cannot be served on " + address + ": " + e.getMessage(), e);
        }
        return new Monitor(server, connector);
    }

    /** Where it listens, without a trailing slash. */
    URI uri() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the metrics' server did not stop", e);
        }
    }

    private static final class Pages extends Handler.Abstract {
        private final String chainId;
        private final NodeMetrics metrics;
        private final Supplier<@Nullable CommittedHead> head;

        private Pages(String chainId, NodeMetrics metrics, Supplier<@Nullable CommittedHead> head) {
            this.chainId = chainId;
            this.metrics = metrics;
            this.head = head;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean engine = metrics.connections() >= ENGINE_CONNECTIONS;
            switch (Request.getPathInContext(request)) {
                case "/metrics" ->
                    send(response, callback, HttpStatus.OK_200, NodeMetrics.contentType(), metrics.text());
                case "/health" ->
                    send(
                            response,
                            callback,
                            engine ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503,
                            "text/plain",
                            engine ? "ok\n" : "CometBFT is not connected\n");
                case "/status" ->
                    send(response, callback, HttpStatus.OK_200, "application/json", status(engine) + "\n");
                default -> send(response, callback, HttpStatus.NOT_FOUND_404, "text/plain", "not here\n");
            }
            return true;
        }

        private String status(boolean engine) {
            CommittedHead at = head.get();
            ObjectNode out = JsonNodeFactory.instance.objectNode();
            out.put("chain_id", chainId);
            out.put("height", at == null ? 0 : at.height());
            out.put("app_hash", at == null ? "" : at.appHash().hexUpper());
            out.put("block_time", at == null ? "" : at.time().toString());
            out.put("engine_connected", engine);
            return out.toString();
        }

        private static void send(Response response, Callback callback, int status, String type, String body) {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            response.write(true, BufferUtil.toBuffer(body, StandardCharsets.UTF_8), callback);
        }
    }
}
