package org.cttdc.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Processor time of the processes this one started and saw end; known on Linux only. It is what a busy machine disturbs least. */
final class ChildCpu {
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final int USER = 13;
    private static final int SYSTEM = 14;
    private static final long NANOS_PER_TICK = 10_000_000;

    private ChildCpu() {}

    /** Nanoseconds so far, in steps of ten milliseconds. */
    static OptionalLong nanos() throws IOException {
        if (!Files.isReadable(STAT)) {
            return OptionalLong.empty();
        }
        String stat = Files.readString(STAT);
        // What stands in front may hold spaces of its own, in parentheses.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return OptionalLong.of(
                (Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM))) * NANOS_PER_TICK);
    }
}
