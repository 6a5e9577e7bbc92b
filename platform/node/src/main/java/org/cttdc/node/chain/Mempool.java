package org.cttdc.node.chain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cttdc.node.api.MempoolException;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Txs;

/** Transactions waiting for a block, in the order they came. Guarded by the chain's lock. */
final class Mempool {
    /** Longest transaction; its base64 form fits the RPC's body limit. */
    static final int MAX_TX_BYTES = 700_000;

    private static final int MAX_TXS = 5_000;
    private static final long MAX_TOTAL_BYTES = 64L << 20;
    private static final int CACHE_SIZE = 10_000;

    private final Map<Bytes, Bytes> waiting = new LinkedHashMap<>();
    private final Map<Bytes, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Boolean> eldest) {
            return size() > CACHE_SIZE;
        }
    };
    private long totalBytes;

    /** Refuses what will not even be checked. */
    void admit(Bytes tx) throws MempoolException {
        if (tx.size() > MAX_TX_BYTES) {
            throw new MempoolException("tx too large. Max size is " + MAX_TX_BYTES + ", but got " + tx.size());
        }
        if (waiting.size() >= MAX_TXS || totalBytes + tx.size() > MAX_TOTAL_BYTES) {
            throw new MempoolException("mempool is full: number of txs " + waiting.size() + " (max: " + MAX_TXS
                    + "), total txs bytes " + totalBytes + " (max: " + MAX_TOTAL_BYTES + ")");
        }
        if (seen.containsKey(Txs.hash(tx))) {
            throw new MempoolException("tx already exists in cache");
        }
    }

    /** Takes a transaction whose envelope holds. */
    void add(Bytes tx) {
        Bytes hash = Txs.hash(tx);
        seen.put(hash, true);
        if (waiting.put(hash, tx) == null) {
            totalBytes += tx.size();
        }
    }

    /** The oldest transactions that fit into {@code maxBytes}. */
    List<Bytes> reap(long maxBytes) {
        List<Bytes> txs = new ArrayList<>();
        long left = maxBytes;
        for (Bytes tx : waiting.values()) {
            left -= tx.size();
            if (left < 0) {
                break;
            }
            txs.add(tx);
        }
        return txs;
    }

    /** Drops transactions that are in a block now, then those that {@code stillValid} refuses. */
    void update(List<Bytes> included, Predicate<Bytes> stillValid) {
        for (Bytes tx : included) {
            Bytes hash = Txs.hash(tx);
            seen.put(hash, true);
            if (waiting.remove(hash) != null) {
                totalBytes -= tx.size();
            }
        }
        Iterator<Map.Entry<Bytes, Bytes>> rest = waiting.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<Bytes, Bytes> entry = rest.next();
            if (!stillValid.test(entry.getValue())) {
                totalBytes -= entry.getValue().size();
                seen.remove(entry.getKey());
                rest.remove();
            }
        }
    }

    /** Forgets everything, also what it has seen: the blocks that held it are gone. */
    void clear() {
        waiting.clear();
        seen.clear();
        totalBytes = 0;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    long totalBytes() {
        return totalBytes;
    }

    /** The oldest transactions, at most {@code limit}. */
    List<Bytes> peek(int limit) {
        return waiting.values().stream().limit(limit).toList();
    }
}
