package org.cttdc.lightnode.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.proof.KeyProofs;
import org.cttdc.lightnode.read.StateProofs.Entry;
import org.cttdc.lightnode.rpc.RpcReplies;
import org.cttdc.lightnode.sync.Peer;
import org.cttdc.lightnode.sync.Peers;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.smt.KeyBatch;

/** Fetches values of the application's store and proves each against an app hash. Thread-safe. */
public final class StateReader {
    private static final int REQUESTS_AT_ONCE = 4;

    private final Peers peers;
    private final Semaphore requests = new Semaphore(REQUESTS_AT_ONCE);

    public StateReader(Peers peers) {
        this.peers = peers;
    }

    /** The proved values at distinct keys of the state of {@code height}, whose root is {@code appHash}. */
    Map<Bytes, ProvenValue> read(List<Bytes> keys, long height, Bytes appHash) {
        Map<Bytes, ProvenValue> all = new LinkedHashMap<>();
        for (Map<Bytes, ProvenValue> some : inChunks(keys, chunk -> values(ask(chunk, height, appHash)))) {
            all.putAll(some);
        }
        return all;
    }

    /** The same as proofs that can be handed on. */
    List<KeyProofs> prove(List<Bytes> keys, long height, Bytes appHash) {
        return inChunks(keys, chunk -> {
            List<CommitmentProof> entries =
                    ask(chunk, height, appHash).stream().map(Entry::proof).toList();
            return new KeyProofs(chunk, Ics23Codec.encode(new BatchProof(entries)));
        });
    }

    /** What fits into one question each, several at once. */
    private <T> List<T> inChunks(List<Bytes> keys, Function<List<Bytes>, T> question) {
        List<List<Bytes>> chunks = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += KeyBatch.MAX_KEYS) {
            chunks.add(keys.subList(from, Math.min(keys.size(), from + KeyBatch.MAX_KEYS)));
        }
        if (chunks.size() == 1) {
            return List.of(question.apply(chunks.getFirst()));
        }
        List<T> all = new ArrayList<>();
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = chunks.stream()
                    .map(chunk -> tasks.submit(() -> question.apply(chunk)))
                    .toList();
            for (Future<T> answer : answers) {
                all.add(outcome(answer));
            }
        }
        return all;
    }

    private List<Entry> ask(List<Bytes> keys, long height, Bytes appHash) {
        requests.acquireUninterruptibly();
        try {
            return peers.ask(peer -> ask(peer, keys, height, appHash));
        } finally {
            requests.release();
        }
    }

    /** As one batch where the endpoint's application answers one, else key by key. */
    private static List<Entry> ask(Peer peer, List<Bytes> keys, long height, Bytes appHash) {
        if (keys.size() > 1) {
            Optional<Bytes> batch = peer.rpc().queryBatch(keys, height);
            if (batch.isPresent()) {
                return StateProofs.verify(appHash, keys, batch.get());
            }
        }
        List<RpcReplies.Query> replies = peer.rpc().query(keys, height);
        List<Entry> proven = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            proven.add(StateProofs.verify(appHash, keys.get(i), replies.get(i)));
        }
        return proven;
    }

    private static Map<Bytes, ProvenValue> values(List<Entry> entries) {
        Map<Bytes, ProvenValue> proven = new LinkedHashMap<>();
        entries.forEach(entry -> proven.put(entry.key(), entry.proven()));
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
