package org.cttdc.lightnode.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.rpc.RpcReplies;
import org.cttdc.lightnode.sync.Peer;
import org.cttdc.lightnode.sync.Peers;
import org.cttdc.protocol.Bytes;

/** Fetches values of the application's store and proves each against an app hash. Thread-safe. */
public final class StateReader {
    private static final int KEYS_PER_REQUEST = 10;
    private static final int REQUESTS_AT_ONCE = 4;

    private final Peers peers;
    private final Semaphore requests = new Semaphore(REQUESTS_AT_ONCE);

    public StateReader(Peers peers) {
        this.peers = peers;
    }

    /** The proved values at distinct keys of the state of {@code height}, whose root is {@code appHash}. */
    Map<Bytes, ProvenValue> read(List<Bytes> keys, long height, Bytes appHash) {
        List<List<Bytes>> chunks = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += KEYS_PER_REQUEST) {
            chunks.add(keys.subList(from, Math.min(keys.size(), from + KEYS_PER_REQUEST)));
        }
        if (chunks.size() == 1) {
            return chunk(chunks.getFirst(), height, appHash);
        }
        Map<Bytes, ProvenValue> all = new LinkedHashMap<>();
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<Bytes, ProvenValue>>> answers = chunks.stream()
                    .map(chunk -> tasks.submit(() -> chunk(chunk, height, appHash)))
                    .toList();
            for (Future<Map<Bytes, ProvenValue>> answer : answers) {
                all.putAll(outcome(answer));
            }
        }
        return all;
    }

    private Map<Bytes, ProvenValue> chunk(List<Bytes> keys, long height, Bytes appHash) {
        requests.acquireUninterruptibly();
        try {
            return peers.ask(peer -> prove(peer, keys, height, appHash));
        } finally {
            requests.release();
        }
    }

    private static Map<Bytes, ProvenValue> prove(Peer peer, List<Bytes> keys, long height, Bytes appHash) {
        List<RpcReplies.Query> replies = peer.rpc().query(keys, height);
        Map<Bytes, ProvenValue> proven = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            RpcReplies.Query reply = replies.get(i);
            proven.put(keys.get(i), StateProofs.verify(appHash, keys.get(i), reply.value(), reply.proof()));
        }
        return proven;
    }

    private static <T> T outcome(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LightNodeException(Code.UNREACHABLE, "interrupted while reading", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LightNodeException known
                    ? known
                    : new IllegalStateException("reading failed", e.getCause());
        }
    }
}
