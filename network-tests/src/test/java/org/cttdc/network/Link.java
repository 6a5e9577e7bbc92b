package org.cttdc.network;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way from one validator to another's peer port: a TCP proxy that can be cut and mended. */
final class Link implements AutoCloseable {
    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Link(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where the dialling validator finds it. */
    String address() {
        return listener.getInetAddress().getHostAddress() + ':' + listener.getLocalPort();
    }

    /** Breaks what flows and lets nothing through. */
    void cut() {
        cut = true;
        open.forEach(Link::close);
        open.clear();
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                if (cut) {
                    caller.close();
                } else {
                    connect(caller);
                }
            } catch (IOException e) {
                // The listener was closed, or the other side is down: the caller tries again.
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        Socket called;
        try {
            called = new Socket(host, port);
        } catch (IOException e) {
            caller.close();
            throw e;
        }
        open.add(caller);
        open.add(called);
        Thread.ofVirtual().start(() -> pump(caller, called));
        Thread.ofVirtual().start(() -> pump(called, caller));
        if (cut) {
            cut();
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side went away; both go.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(listener);
        cut();
    }
}
