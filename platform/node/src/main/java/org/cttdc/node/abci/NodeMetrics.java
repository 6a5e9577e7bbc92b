package org.cttdc.node.abci;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.cttdc.abci.Request;
import org.jspecify.annotations.Nullable;

/** What the node counts, written in Prometheus' text format (version 0.0.4). */
final class NodeMetrics implements NodeObserver {
    private static final double NANOS_PER_SECOND = 1e9;

    private record Method(LongAdder calls, LongAdder nanos) {}

    private final Map<Request.ValueCase, Method> methods = new EnumMap<>(Request.ValueCase.class);
    private final LongAdder refused = new LongAdder();
    private final LongAdder txs = new LongAdder();
    private final LongAdder blocks = new LongAdder();
    private volatile @Nullable CommittedHead head;
    private volatile int connections;

    NodeMetrics(@Nullable CommittedHead head) {
        this.head = head;
        Arrays.stream(Request.ValueCase.values())
                .filter(method -> method != Request.ValueCase.VALUE_NOT_SET)
                .forEach(method -> methods.put(method, new Method(new LongAdder(), new LongAdder())));
    }

    @Override
    public void answered(Request.ValueCase method, long nanos) {
        Method counted = methods.get(method);
        if (counted != null) {
            counted.calls().increment();
            counted.nanos().add(nanos);
        }
    }

    @Override
    public void refused(int code) {
        refused.increment();
    }

    @Override
    public void committed(CommittedHead committed, int count) {
        head = committed;
        blocks.increment();
        txs.add(count);
    }

    @Override
    public void connections(int open) {
        connections = open;
    }

    /** Open connections of the engine; a running one has four. */
    int connections() {
        return connections;
    }

    /** Everything, as a scrape reads it. */
    String text() {
        StringBuilder out = new StringBuilder();
        CommittedHead at = head;
        one(out, "ctt_block_height", "gauge", "Height of the newest committed block.", at == null ? 0 : at.height());
        one(
                out,
                "ctt_block_time_seconds",
                "gauge",
                "Time of the newest committed block, Unix seconds.",
                at == null ? 0 : at.seconds());
        one(out, "ctt_blocks_committed_total", "counter", "Blocks committed since the start.", blocks.sum());
        one(out, "ctt_txs_committed_total", "counter", "Transactions in those blocks.", txs.sum());
        one(out, "ctt_txs_refused_total", "counter", "Transactions that CheckTx refused.", refused.sum());
        one(out, "ctt_engine_connections", "gauge", "Open connections of the engine.", connections);
        head(out, "ctt_abci_seconds", "summary", "Time spent in each ABCI method.");
        methods.forEach((method, counted) -> {
            String label = "{method=\"" + method.name().toLowerCase(Locale.ROOT) + "\"} ";
            out.append("ctt_abci_seconds_sum")
                    .append(label)
                    .append(counted.nanos().sum() / NANOS_PER_SECOND)
                    .append('\n');
            out.append("ctt_abci_seconds_count")
                    .append(label)
                    .append(counted.calls().sum())
                    .append('\n');
        });
        Runtime jvm = Runtime.getRuntime();
        one(
                out,
                "ctt_memory_used_bytes",
                "gauge",
                "Memory in use by the application.",
                jvm.totalMemory() - jvm.freeMemory());
        return out.toString();
    }

    private static void one(StringBuilder out, String name, String type, String help, long value) {
        head(out, name, type, help);
        out.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
