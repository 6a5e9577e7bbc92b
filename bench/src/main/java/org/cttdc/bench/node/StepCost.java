package org.cttdc.bench.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one step of many blocks costs, counted in three ways. */
final class StepCost {
    /** How the head of the table reads. */
    static final String HEAD = """
            | step | its threads, µs a transfer | whole process, µs a transfer | by the clock, median ms a block |
            |---|---|---|---|""";

    private final String name;
    private final List<Long> clock = new ArrayList<>();
    private long threads;
    private long process;

    StepCost(String name) {
        this.name = name;
    }

    /** Times that go on: of Java's own threads, of the whole process, of the clock; nanoseconds. */
    record Reading(long threads, long process, long clock) {
        static Reading now() {
            return new Reading(Cpu.threadNanos(), Cpu.nanos(), System.nanoTime());
        }
    }

    /** Counts what passed from one reading to another. */
    void add(Reading from, Reading to) {
        threads += to.threads - from.threads;
        process += to.process - from.process;
        clock.add(to.clock - from.clock);
    }

    /** Forgets what was counted. */
    void reset() {
        threads = 0;
        process = 0;
        clock.clear();
    }

    /** The table's row for blocks of so many transfers. */
    String row(int transfers) {
        List<Long> sorted = new ArrayList<>(clock);
        Collections.sort(sorted);
        double counted = 1e3 * transfers * sorted.size();
        return "| %s | %.1f | %.1f | %.1f |"
                .formatted(name, threads / counted, process / counted, sorted.get(sorted.size() / 2) / 1e6);
    }
}
