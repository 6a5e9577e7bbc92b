package org.cttdc.node.rpc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cttdc.node.chain.CommittedBlock;
import org.jspecify.annotations.Nullable;

/** The open WebSocket connections, at most a hundred. */
final class Sockets {
    private static final int MAX_CLIENTS = 100;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Methods methods;

    Sockets(Methods methods) {
        this.methods = methods;
    }

    /** A new connection, or null when there are too many. */
    @Nullable
    Socket connect() {
        if (open.size() >= MAX_CLIENTS) {
            return null;
        }
        Socket socket = new Socket(methods, this);
        open.add(socket);
        return socket;
    }

    void remove(Socket socket) {
        open.remove(socket);
    }

    void publish(CommittedBlock block) {
        if (!open.isEmpty()) {
            for (Events.Event event : Events.of(block)) {
                open.forEach(socket -> socket.publish(event));
            }
        }
    }

    void ping() {
        open.forEach(Socket::ping);
    }
}
