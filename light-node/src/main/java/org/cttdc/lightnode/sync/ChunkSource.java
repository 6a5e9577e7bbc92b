package org.cttdc.lightnode.sync;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;

/** Chunks of any endpoint, spread over them all; an endpoint that is silent for a moment does not end a long history. */
final class ChunkSource {
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final int ATTEMPTS = 4;

    private final Peers peers;

    ChunkSource(Peers peers) {
        this.peers = peers;
    }

    /** A chunk of the endpoint whose turn it is or of another one. */
    Chunk fetch(long turn, Function<Peer, Chunk> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return peers.ask(turn, question);
            } catch (LightNodeException e) {
                if (attempt == ATTEMPTS
                        || !isWorthAnother(e)
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(FIRST_WAIT.toNanos() << (attempt - 1));
            }
        }
    }

    /** Silence passes; and a liar is expelled by now, so that whoever is left is asked alone. */
    private boolean isWorthAnother(LightNodeException e) {
        return e.code() == Code.UNREACHABLE
                || (Peers.isLie(e) && !peers.honest().isEmpty());
    }

    /**
     * The chunk where it fits what is verified already; where it does not, its server is reported and the others are asked for one
     * that does.
     */
    Chunk fitting(Chunk chunk, Consumer<Chunk> check, Function<Peer, Chunk> again) {
        try {
            check.accept(chunk);
            return chunk;
        } catch (LightNodeException e) {
            peers.failed(chunk.peer(), e);
            return fetch(0, peer -> {
                Chunk other = again.apply(peer);
                check.accept(other);
                return other;
            });
        }
    }
}
