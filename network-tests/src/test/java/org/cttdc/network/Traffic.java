package org.cttdc.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.cttdc.protocol.Bytes;

/**
 * People who pay without pause, each one payment at a time, at whichever node answers. A payment counts as acknowledged once a node
 * showed it in a block; none of those may ever be lost.
 */
final class Traffic implements AutoCloseable {
    private static final long POLL_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration RESEND = Duration.ofSeconds(4);

    private record Acknowledged(Bytes tx, long height) {}

    private final List<Machine> machines;
    private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Long> sequences = new ConcurrentSkipListMap<>();
    private final List<Thread> payers = new ArrayList<>();
    private volatile boolean stopping;

    Traffic(List<Machine> machines, int count) {
        this.machines = machines;
        for (int i = 0; i < count; i++) {
            int payer = i;
            sequences.put(payer, 0L);
            payers.add(Thread.ofVirtual().name("payer" + payer).start(() -> pay(payer)));
        }
    }

    private void pay(int payer) {
        while (!stopping) {
            long sequence = sequences.getOrDefault(payer, 0L);
            Bytes tx = Members.transfer("payer" + payer, sequence, "bob", 1);
            Optional<Rpc.Included> seen = carry(tx, payer + Math.toIntExact(sequence));
            if (seen.isPresent()) {
                acknowledged.add(new Acknowledged(tx, seen.get().height()));
                sequences.put(payer, sequence + 1);
            }
        }
    }

    /** Sends to one node after the other until one shows it in a block, or until the end. */
    private Optional<Rpc.Included> carry(Bytes tx, int first) {
        for (int attempt = 0; !stopping; attempt++) {
            try {
                machines.get((first + attempt) % machines.size()).rpc.broadcast(tx);
            } catch (IOException e) {
                // Down, cut off, or it has the transaction already: the blocks will tell.
            }
            long deadline = System.nanoTime() + RESEND.toNanos();
            while (System.nanoTime() < deadline && !stopping) {
                for (int i = 0; i < machines.size(); i++) {
                    Optional<Rpc.Included> seen =
                            machines.get((first + i) % machines.size()).rpc.included(tx);
                    if (seen.isPresent()) {
                        return seen;
                    }
                    LockSupport.parkNanos(POLL_NANOS);
                }
            }
        }
        return Optional.empty();
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** No more payments. */
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread payer : payers) {
            payer.join();
        }
    }

    /**
     * Every acknowledged payment must stand in the same block on every node, with success. Nodes are asked for blocks: their index of
     * transactions is written after a block and may miss those of a moment in which the engine was killed.
     */
    void assertNothingLost() throws IOException {
        assertThat(acknowledged).isNotEmpty();
        Map<Long, Set<Bytes>> byHeight = new TreeMap<>();
        acknowledged.forEach(paid ->
                byHeight.computeIfAbsent(paid.height(), _ -> new HashSet<>()).add(paid.tx()));
        for (Machine machine : machines) {
            for (Map.Entry<Long, Set<Bytes>> paid : byHeight.entrySet()) {
                assertThat(machine.rpc.succeeded(paid.getKey()))
                        .as("payments seen at height %d, on validator %d", paid.getKey(), machine.number)
                        .containsAll(paid.getValue());
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
    }
}
