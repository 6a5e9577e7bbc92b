package org.cttdc.bench.node;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Supplier;

/** What the blocks of one kind cost the thread that runs them. */
final class PhaseCost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String name;
    private long[] nanos = new long[64];
    private int blocks;
    private long txs;

    PhaseCost(String name) {
        this.name = name;
    }

    /** Runs a block and counts it. */
    <T> T measure(int transactions, Supplier<T> block) {
        long before = THREADS.getCurrentThreadCpuTime();
        T result = block.get();
        long cost = THREADS.getCurrentThreadCpuTime() - before;
        if (blocks == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * blocks);
        }
        nanos[blocks++] = cost;
        txs += transactions;
        return result;
    }

    /** A row of the table. */
    String row() {
        long[] sorted = Arrays.copyOf(nanos, blocks);
        Arrays.sort(sorted);
        double median = blocks == 0 ? 0 : sorted[blocks / 2] / 1e6;
        double high = blocks == 0 ? 0 : sorted[Math.min(blocks - 1, blocks * 99 / 100)] / 1e6;
        double worst = blocks == 0 ? 0 : sorted[blocks - 1] / 1e6;
        String each = txs == 0 ? "" : "%.0f".formatted(Arrays.stream(sorted).sum() / 1e3 / txs);
        return "| %s | %,d | %,d | %.2f | %.2f | %.2f | %s | %d |"
                .formatted(name, blocks, blocks == 0 ? 0 : txs / blocks, median, high, worst, each, Cpu.heapMiB());
    }

    static String head() {
        return """
                | blocks that hold | blocks | tx a block | median ms | 99 of 100 ms | worst ms | µs a tx | heap MiB |
                |---|---|---|---|---|---|---|---|""";
    }
}
