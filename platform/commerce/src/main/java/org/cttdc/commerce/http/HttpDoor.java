package org.cttdc.commerce.http;

import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.cttdc.commerce.ServiceStatus;
import org.cttdc.commerce.service.Trader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: bounded headers and bodies, an idle limit, a virtual thread a request. */
public final class HttpDoor implements AutoCloseable {
    private static final int MAX_HEADERS = 8 * 1024;
    private static final int THREADS = 32;
    private static final long IDLE_MILLIS = 30_000;
    private static final long STOP_MILLIS = 2_000;

    private final Server server;
    private final ServerConnector connector;
    private final String host;

    private HttpDoor(Server server, ServerConnector connector, String host) {
        this.server = server;
        this.connector = connector;
        this.host = host;
    }

    /** Opens the door; port 0 takes a free one. {@code publicUrl} is what clients sign when they log in, empty for this address. */
    public static HttpDoor open(
            String host, int port, String publicUrl, Trader trader, Supplier<ServiceStatus> status) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("commerce-http");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(MAX_HEADERS);
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setStopTimeout(STOP_MILLIS);
        HttpDoor door = new HttpDoor(server, connector, host);
        server.setHandler(new Routes(trader, status, () -> publicUrl.isEmpty() ? door.url() : publicUrl));
        try {
            server.start();
        } catch (Exception e) {
            door.close();
            throw new IllegalStateException("the commerce service cannot listen on " + host + ":" + port, e);
        }
        return door;
    }

    /** Where it listens. */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort() + "/";
    }

    /** Lets requests under way finish, then stops. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            System.getLogger(HttpDoor.class.getName())
                    .log(System.Logger.Level.WARNING, "the commerce service did not stop cleanly", e);
        }
    }
}
