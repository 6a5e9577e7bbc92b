package org.cttdc.node.chain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cttdc.node.store.Database;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Evidence;

/** Proofs of misbehaviour that wait for a block, and the hashes of those that stand in one. Both outlive a restart. */
final class EvidencePool {
    /** Most bytes of evidence in a block: what the consensus parameters say. */
    static final int MAX_BYTES = 1_048_576;

    private static final byte[] FIRST = {};
    private static final byte[] IN_A_BLOCK = {1};

    private final Database.Table pending;
    private final Database.Table included;
    private final Map<Bytes, Evidence> waiting = new TreeMap<>();

    EvidencePool(Database database) {
        this.pending = database.table("chain.evidence");
        this.included = database.table("chain.evidence-in-blocks");
        reset();
    }

    /** What the tables say, after writes to them were dropped. */
    void reset() {
        waiting.clear();
        Iterator<Bytes> keys = pending.keysFrom(FIRST);
        while (keys.hasNext()) {
            Bytes hash = keys.next();
            byte[] stored = pending.get(hash.toArray());
            if (stored != null) {
                waiting.put(hash, EvidenceReader.read(stored));
            }
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether it waits already or stands in a block. */
    boolean knows(Evidence item) {
        return waiting.containsKey(item.hash()) || included.get(item.hash().toArray()) != null;
    }

    void add(Evidence item) {
        pending.put(item.hash().toArray(), item.wrapped().toArray());
        waiting.put(item.hash(), item);
    }

    /** What the next block takes; forgets what does not hold any more, being too old. */
    List<Evidence> next(Predicate<Evidence> holds) {
        for (Evidence item : List.copyOf(waiting.values())) {
            if (!holds.test(item)) {
                forget(item);
            }
        }
        List<Evidence> taken = new ArrayList<>();
        int bytes = 0;
        for (Evidence item : waiting.values()) {
            int size = item.wrapped().size();
            if (bytes + size <= MAX_BYTES) {
                taken.add(item);
                bytes += size;
            }
        }
        return taken;
    }

    /** These stand in the block that is being stored. */
    void included(List<Evidence> items) {
        for (Evidence item : items) {
            forget(item);
            included.put(item.hash().toArray(), IN_A_BLOCK);
        }
    }

    private void forget(Evidence item) {
        pending.remove(item.hash().toArray());
        waiting.remove(item.hash());
    }
}
