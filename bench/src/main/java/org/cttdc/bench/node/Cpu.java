package org.cttdc.bench.node;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this process, all its threads, collector and compiler included. */
final class Cpu {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Cpu() {}

    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Processor time of Java's own threads: without collector, compiler and those of native libraries. */
    static long threadNanos() {
        long nanos = 0;
        for (long each : THREADS.getThreadCpuTime(THREADS.getAllThreadIds())) {
            nanos += Math.max(0, each);
        }
        return nanos;
    }

    /** Heap in use after a collection, MiB. */
    static long heapMiB() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
