package org.cttdc.bench.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps a number of transactions under way, ten more for each ten that blocks hold, and measures a window of that. */
final class Load {
    private final Network network;
    private final List<Queue<Batch>> senders;
    private final Map<String, Long> underWay = new ConcurrentHashMap<>();
    private final Semaphore room;
    private final AtomicInteger exhausted = new AtomicInteger();
    private volatile boolean ended;

    /** {@code senders}: what each connection sends, in its order, one batch at a time. */
    Load(Network network, List<List<Batch>> senders, int underWay) {
        this.network = network;
        this.senders =
                senders.stream().<Queue<Batch>>map(ConcurrentLinkedQueue::new).toList();
        this.room = new Semaphore(underWay);
    }

    /**
     * What a window came to.
     *
     * @param rate committed transactions a second
     * @param median from sending a transaction to seeing it in a block, milliseconds
     * @param slow the same of the slowest hundredth
     * @param cpu processor time a transaction
     * @param blocks in the window
     * @param failed transactions of the window whose result was no success, by their codes
     */
    record Result(double rate, double median, double slow, CpuTimes cpu, long blocks, SortedMap<Integer, Long> failed) {
        /** All of it in a line. */
        String words() {
            return String.format(
                    Locale.ROOT,
                    "%,.0f tx/s, p50 %,.0f ms, p99 %,.0f ms; CPU a transaction: applications %.0f us, engines %.0f us, generator %.0f us;"
                            + " %d blocks, failed by code: %s",
                    rate,
                    median,
                    slow,
                    cpu.apps(),
                    cpu.engines(),
                    cpu.generator(),
                    blocks,
                    failed);
        }
    }

    /** Processor time of all applications, all engines and the generator: nanoseconds, or microseconds for each transaction. */
    record CpuTimes(double apps, double engines, double generator) {
        CpuTimes since(CpuTimes before, long transactions) {
            double unit = 1e3 * transactions;
            return new CpuTimes(
                    (apps - before.apps) / unit,
                    (engines - before.engines) / unit,
                    (generator - before.generator) / unit);
        }
    }

    Result run(long warmSeconds, long seconds) throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < senders.size(); i++) {
            List<Engine> engines = network.rpcs();
            Engine engine = engines.get(i % engines.size());
            Queue<Batch> batches = senders.get(i);
            threads.add(Thread.ofPlatform().daemon().name("load-" + i).start(() -> send(engine, batches)));
        }
        try {
            return watch(warmSeconds, seconds);
        } finally {
            ended = true;
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /** What was not sent when it ended, each sender's in its order. */
    List<Batch> unsent() {
        return senders.stream().flatMap(Queue::stream).toList();
    }

    private void send(Engine engine, Queue<Batch> batches) {
        try {
            for (Batch batch = batches.peek(); batch != null; batch = batches.peek()) {
                room.acquire(batch.txs().size());
                if (ended) {
                    return;
                }
                batches.remove();
                long now = System.nanoTime();
                batch.txs().forEach(tx -> underWay.put(tx, now));
                engine.send(batch);
            }
            exhausted.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (!ended) {
                throw new IllegalStateException("the engine takes no more transactions", e);
            }
        }
    }

    private Result watch(long warmSeconds, long seconds) throws IOException, InterruptedException {
        Engine engine = network.rpcs().getFirst();
        long begin = System.nanoTime();
        long height = engine.height();
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(warmSeconds)) {
            height = follow(engine, height, new ArrayList<>());
        }
        long first = height;
        List<Long> latencies = new ArrayList<>();
        CpuTimes before = cpu();
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
            height = follow(engine, height, latencies);
        }
        long taken = System.nanoTime() - start;
        CpuTimes after = cpu();
        if (exhausted.get() > 0) {
            throw new IllegalStateException("the transactions made ahead ran out: give more with --txs");
        }
        return result(taken, latencies, after.since(before, latencies.size()), height - first, failed(first, height));
    }

    /** Takes in the blocks above a height, and waits a little where there are none. */
    private long follow(Engine engine, long height, List<Long> latencies) throws IOException, InterruptedException {
        long newest = engine.height();
        if (newest <= height) {
            TimeUnit.MILLISECONDS.sleep(10);
            return height;
        }
        for (long at = height + 1; at <= newest; at++) {
            List<String> txs = engine.txs(at);
            long now = System.nanoTime();
            for (String tx : txs) {
                Long sent = underWay.remove(tx);
                if (sent != null) {
                    latencies.add(now - sent);
                    room.release();
                }
            }
        }
        return newest;
    }

    private SortedMap<Integer, Long> failed(long first, long last) throws IOException, InterruptedException {
        Engine engine = network.rpcs().getFirst();
        SortedMap<Integer, Long> failed = new TreeMap<>();
        for (long height = first + 1; height <= last; height++) {
            engine.failed(height).forEach((code, count) -> failed.merge(code, count, Long::sum));
        }
        return failed;
    }

    private CpuTimes cpu() {
        return new CpuTimes(network.appsCpu().toNanos(), network.enginesCpu().toNanos(), Cpu.nanos());
    }

    private static Result result(
            long nanos, List<Long> latencies, CpuTimes cpu, long blocks, SortedMap<Integer, Long> failed) {
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("no transaction was committed while it was measured");
        }
        return new Result(
                sorted.length * 1e9 / nanos,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 99L / 100)] / 1e6,
                cpu,
                blocks,
                failed);
    }
}
