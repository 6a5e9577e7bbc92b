package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection: calls, and at most five subscriptions. A client that does not read what it subscribed to is cut off
 * rather than buffered for. Public because Jetty calls it by method handle.
 */
public final class Socket implements Session.Listener.AutoDemanding {
    private static final int MAX_SUBSCRIPTIONS = 5;
    private static final int MAX_QUEUED = 200;
    private static final int POLICY_VIOLATION = 1008;

    private final Methods methods;
    private final Sockets sockets;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final ArrayDeque<String> queue = new ArrayDeque<>();
    private @Nullable Session session;
    private boolean sending;

    /** {@code text} is the query as the client spelt it: clients tell their subscriptions apart by it. */
    private record Subscription(EventQuery query, String text, JsonNode id) {}

    Socket(Methods methods, Sockets sockets) {
        this.methods = methods;
        this.sockets = sockets;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        lock.lock();
        try {
            session = opened;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onWebSocketText(String message) {
        JsonNode request;
        try {
            request = JsonRpc.parse(message);
        } catch (RpcException e) {
            send(JsonRpc.failure(NullNode.instance, e));
            return;
        }
        JsonNode id = request.path("id");
        JsonNode answer = JsonRpc.single(request, (method, params) -> call(method, params, id));
        if (answer != null) {
            send(answer);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        close("text only");
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        sockets.remove(this);
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        sockets.remove(this);
    }

    private JsonNode call(String method, JsonNode params, JsonNode id) throws RpcException {
        return switch (method) {
            case "subscribe" -> subscribe(query(params), id);
            case "unsubscribe" -> unsubscribe(EventQuery.parse(query(params)));
            case "unsubscribe_all" -> unsubscribeAll();
            default -> methods.call(method, params);
        };
    }

    private static String query(JsonNode params) throws RpcException {
        return Args.ofJson(params, List.of("query")).text("query");
    }

    private JsonNode subscribe(String text, JsonNode id) throws RpcException {
        EventQuery query = EventQuery.parse(text);
        lock.lock();
        try {
            if (subscriptions.containsKey(query.toString())) {
                throw RpcException.internal("already subscribed");
            }
            if (subscriptions.size() >= MAX_SUBSCRIPTIONS) {
                throw RpcException.internal("max_subscriptions_per_client " + MAX_SUBSCRIPTIONS + " reached");
            }
            subscriptions.put(query.toString(), new Subscription(query, text, id));
            return Render.object();
        } finally {
            lock.unlock();
        }
    }

    private JsonNode unsubscribe(EventQuery query) throws RpcException {
        lock.lock();
        try {
            if (subscriptions.remove(query.toString()) == null) {
                throw RpcException.internal("subscription not found");
            }
            return Render.object();
        } finally {
            lock.unlock();
        }
    }

    private JsonNode unsubscribeAll() {
        lock.lock();
        try {
            subscriptions.clear();
            return Render.object();
        } finally {
            lock.unlock();
        }
    }

    /** Hands an event to every subscription that matches. */
    void publish(Events.Event event) {
        List<Subscription> current;
        lock.lock();
        try {
            current = List.copyOf(subscriptions.values());
        } finally {
            lock.unlock();
        }
        for (Subscription subscription : current) {
            if (subscription.query().matches(event.tags())) {
                ObjectNode result = Render.object();
                result.put("query", subscription.text());
                result.set("data", event.data());
                ObjectNode tags = result.putObject("events");
                event.tags().forEach((tag, value) -> tags.putArray(tag).add(value));
                send(JsonRpc.success(subscription.id(), result));
            }
        }
    }

    private void send(JsonNode message) {
        boolean overflow;
        lock.lock();
        try {
            overflow = queue.size() >= MAX_QUEUED;
            if (!overflow) {
                queue.add(message.toString());
            }
        } finally {
            lock.unlock();
        }
        if (overflow) {
            close("client is not pulling messages fast enough");
        } else {
            sendNext();
        }
    }

    private void sendNext() {
        String next;
        Session open;
        lock.lock();
        try {
            open = session;
            if (sending || open == null || queue.isEmpty()) {
                return;
            }
            next = queue.remove();
            sending = true;
        } finally {
            lock.unlock();
        }
        open.sendText(next, Callback.from(this::sent, failure -> close("cannot be reached")));
    }

    private void sent() {
        lock.lock();
        try {
            sending = false;
        } finally {
            lock.unlock();
        }
        sendNext();
    }

    void ping() {
        Session open = open();
        if (open != null && open.isOpen()) {
            open.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    void close(String reason) {
        sockets.remove(this);
        Session open = open();
        if (open != null) {
            open.close(POLICY_VIOLATION, reason, Callback.NOOP);
        }
    }

    private @Nullable Session open() {
        lock.lock();
        try {
            return session;
        } finally {
            lock.unlock();
        }
    }
}
