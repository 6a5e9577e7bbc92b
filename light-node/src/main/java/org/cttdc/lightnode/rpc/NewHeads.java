package org.cttdc.lightnode.rpc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * Tells that an endpoint speaks of a new block, without believing a word of it: whoever listens fetches and verifies. Where no
 * WebSocket can be had, polling has to do.
 */
public final class NewHeads implements AutoCloseable {
    private static final String SUBSCRIBE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscribe\",\"params\":{\"query\":\"tm.event='NewBlockHeader'\"}}";

    private static final Duration RETRY = Duration.ofSeconds(15);

    private final HttpTransport transport;
    private final Runnable hint;
    private final AtomicReference<@Nullable Feed> current = new AtomicReference<>();

    /** Calls {@code hint} on a virtual thread for every message of a new block. */
    public NewHeads(HttpTransport transport, Runnable hint) {
        this.transport = transport;
        this.hint = hint;
    }

    /** Sees to it that one of these endpoints, in their order of preference, is listened to. */
    public void follow(List<URI> endpoints) {
        Feed known = current.get();
        if (known != null && endpoints.contains(known.endpoint) && !known.broken) {
            return;
        }
        if (endpoints.isEmpty() || (known != null && System.nanoTime() - known.openedAtNanos < RETRY.toNanos())) {
            return;
        }
        // The one after the broken one, so that an endpoint without WebSocket is not tried for ever.
        int next = known == null ? 0 : (endpoints.indexOf(known.endpoint) + 1) % endpoints.size();
        Feed feed = new Feed(endpoints.get(next));
        end(current.getAndSet(feed));
        feed.socket = transport.open(webSocketOf(feed.endpoint), feed);
    }

    @Override
    public void close() {
        end(current.getAndSet(null));
    }

    private static void end(@Nullable Feed feed) {
        if (feed != null && feed.socket != null) {
            feed.socket.cancel();
        }
    }

    private static URI webSocketOf(URI endpoint) {
        String base = endpoint.toString();
        return URI.create((base.endsWith("/") ? base : base + '/') + "websocket");
    }

    private final class Feed extends WebSocketListener {
        private final URI endpoint;
        private final long openedAtNanos = System.nanoTime();
        private volatile @Nullable WebSocket socket;
        private volatile boolean broken;

        Feed(URI endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            webSocket.send(SUBSCRIBE);
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            hint.run();
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            broken = true;
            webSocket.close(1000, null);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable cause, @Nullable Response response) {
            broken = true;
        }
    }
}
