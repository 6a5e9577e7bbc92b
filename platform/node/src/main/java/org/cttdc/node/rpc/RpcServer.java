package org.cttdc.node.rpc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cttdc.node.chain.Chain;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** CometBFT's RPC over HTTP and WebSocket. */
public final class RpcServer implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 900;
    private static final int MAX_THREADS = 64;
    private static final int IDLE_MILLIS = 30_000;
    private static final int PING_SECONDS = 20;
    private static final int MAX_HEADER_BYTES = 16_384;

    private final Server server;
    private final ServerConnector connector;
    private final ScheduledExecutorService pings;
    private final Chain chain;
    private final Sockets sockets;
    private @Nullable Future<?> pinging;

    private RpcServer(
            Server server, ServerConnector connector, ScheduledExecutorService pings, Chain chain, Sockets sockets) {
        this.server = server;
        this.connector = connector;
        this.pings = pings;
        this.chain = chain;
        this.sockets = sockets;
    }

    /** Starts listening; port 0 takes a free port. */
    public static RpcServer start(Chain chain, InetSocketAddress address) throws IOException {
        BlockMethods blocks = new BlockMethods(chain);
        Methods methods = new Methods(
                new ChainMethods(chain),
                blocks,
                new SearchMethods(chain, blocks),
                new StateMethods(chain),
                new TxMethods(chain),
                new EvidenceMethods(chain));
        Sockets sockets = new Sockets(methods);
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("rpc");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
        WebSocketUpgradeHandler upgrade =
                WebSocketUpgradeHandler.from(server, container -> configure(container, sockets));
        upgrade.setHandler(new HttpEndpoint(new JsonRpc(methods)));
        server.setHandler(upgrade);
        ScheduledExecutorService pings = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("rpc-ping").factory());
        RpcServer started = new RpcServer(server, connector, pings, chain, sockets);
        started.start();
        return started;
    }

    private static void configure(ServerWebSocketContainer container, Sockets sockets) {
        container.setMaxTextMessageSize(JsonRpc.MAX_BODY);
        container.setIdleTimeout(Duration.ofMillis(IDLE_MILLIS));
        container.addMapping("/websocket", (request, response, callback) -> {
            Socket socket = sockets.connect();
            if (socket == null) {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
                callback.succeeded();
            }
            return socket;
        });
    }

    private void start() throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            pings.shutdownNow();
            throw new IOException(
                    "the RPC cannot listen on " + connector.getHost() + ':' + connector.getPort() + ": "
                            + e.getMessage(),
                    e);
        }
        chain.onBlock(sockets::publish);
        pinging = pings.scheduleAtFixedRate(sockets::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    /** Where it listens, without a trailing slash. */
    public URI uri() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + connector.getLocalPort());
    }

    @Override
    public void close() {
        if (pinging != null) {
            pinging.cancel(true);
        }
        pings.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the RPC did not stop", e);
        }
    }
}
