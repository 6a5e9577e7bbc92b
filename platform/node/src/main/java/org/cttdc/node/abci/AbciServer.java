package org.cttdc.node.abci;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where CometBFT connects ({@code proxy_app} in its configuration). Each connection has a virtual thread. */
final class AbciServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AbciServer.class);

    private final ServerSocketChannel listener;
    private final Dispatcher dispatcher;
    private final NodeObserver observer;
    private final Consumer<RuntimeException> halt;
    private final Set<AbciConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private AbciServer(
            ServerSocketChannel listener,
            Dispatcher dispatcher,
            NodeObserver observer,
            Consumer<RuntimeException> halt) {
        this.listener = listener;
        this.dispatcher = dispatcher;
        this.observer = observer;
        this.halt = halt;
    }

    /** Starts listening; {@code halt} is called where the node must stop. */
    static AbciServer start(
            SocketAddress address, Dispatcher dispatcher, NodeObserver observer, Consumer<RuntimeException> halt)
            throws IOException {
        ServerSocketChannel listener = bind(address);
        AbciServer server = new AbciServer(listener, dispatcher, observer, halt);
        Thread.ofPlatform().name("abci-listener").start(server::accept);
        return server;
    }

    private static ServerSocketChannel bind(SocketAddress address) throws IOException {
        boolean unix = address instanceof UnixDomainSocketAddress;
        ServerSocketChannel listener =
                unix ? ServerSocketChannel.open(StandardProtocolFamily.UNIX) : ServerSocketChannel.open();
        try {
            if (address instanceof UnixDomainSocketAddress file) {
                // A node that was killed leaves its socket's file behind; the home's database lock keeps two nodes
                // apart.
                Files.deleteIfExists(file.getPath());
            }
            listener.bind(address);
            return listener;
        } catch (IOException e) {
            listener.close();
            throw new IOException("cannot listen for CometBFT on " + address + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens. */
    SocketAddress address() throws IOException {
        return listener.getLocalAddress();
    }

    private void accept() {
        while (!closed) {
            try {
                SocketChannel channel = listener.accept();
                if (channel.getLocalAddress() instanceof InetSocketAddress) {
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                }
                AbciConnection connection = new AbciConnection(channel, dispatcher);
                connections.add(connection);
                observer.connections(connections.size());
                Thread.ofVirtual().name("abci-" + channel.getRemoteAddress()).start(() -> serve(connection));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("a connection of the engine could not be taken", e);
            }
        }
    }

    private void serve(AbciConnection connection) {
        try (connection) {
            connection.serve();
            LOG.info("the engine closed a connection");
        } catch (IOException e) {
            if (!closed) {
                LOG.warn("a connection of the engine broke: {}", e.toString());
            }
        } catch (RuntimeException e) {
            halt.accept(e);
        } finally {
            connections.remove(connection);
            observer.connections(connections.size());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
            for (AbciConnection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            LOG.warn("the engine's connections did not close", e);
        }
    }
}
