package org.cttdc.node.abci;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.cttdc.abci.MisbehaviorType;
import org.cttdc.abci.Request;
import org.cttdc.node.api.CommittedHead;
import org.jspecify.annotations.Nullable;

/** What the node counts, for Prometheus (docs/adr/0254). */
final class NodeMetrics implements NodeObserver {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final PrometheusTextFormatWriter FORMAT = PrometheusTextFormatWriter.create();

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<Request.ValueCase, DistributionDataPoint> methods = new EnumMap<>(Request.ValueCase.class);
    private final Counter blocks = counter("ctt_blocks_committed", "Blocks committed since the start.");
    private final Counter txs = counter("ctt_txs_committed", "Transactions in those blocks.");
    private final Counter refused = counter("ctt_txs_refused", "Transactions that CheckTx refused.");
    private final Counter misbehavior;
    private volatile @Nullable CommittedHead head;
    private volatile int connections;

    NodeMetrics(@Nullable CommittedHead head) {
        this.head = head;
        Summary seconds = Summary.builder()
                .name("ctt_abci_seconds")
                .help("Time spent in each ABCI method.")
                .labelNames("method")
                .withoutExemplars()
                .register(registry);
        for (Request.ValueCase method : Request.ValueCase.values()) {
            if (method != Request.ValueCase.VALUE_NOT_SET) {
                methods.put(method, seconds.labelValues(method.name().toLowerCase(Locale.ROOT)));
            }
        }
        misbehavior = Counter.builder()
                .name("ctt_misbehavior_proven")
                .help("Validators that those blocks prove to have misbehaved.")
                .labelNames("type")
                .withoutExemplars()
                .register(registry);
        misbehavior.initLabelValues(label(MisbehaviorType.MISBEHAVIOR_TYPE_DUPLICATE_VOTE));
        misbehavior.initLabelValues(label(MisbehaviorType.MISBEHAVIOR_TYPE_LIGHT_CLIENT_ATTACK));
        gauge("ctt_block_height", "Height of the newest committed block.", this::height);
        gauge("ctt_block_time_seconds", "Time of the newest committed block, Unix seconds.", this::seconds);
        gauge("ctt_engine_connections", "Open connections of the engine.", () -> connections);
        gauge("ctt_memory_used_bytes", "Memory in use by the application.", NodeMetrics::memoryUsed);
    }

    private Counter counter(String name, String help) {
        return Counter.builder().name(name).help(help).withoutExemplars().register(registry);
    }

    private void gauge(String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call((double) value.getAsLong()))
                .register(registry);
    }

    private long height() {
        CommittedHead at = head;
        return at == null ? 0 : at.height();
    }

    private long seconds() {
        CommittedHead at = head;
        return at == null ? 0 : at.seconds();
    }

    private static long memoryUsed() {
        Runtime jvm = Runtime.getRuntime();
        return jvm.totalMemory() - jvm.freeMemory();
    }

    @Override
    public void answered(Request.ValueCase method, long nanos) {
        DistributionDataPoint counted = methods.get(method);
        if (counted != null) {
            counted.observe(nanos / NANOS_PER_SECOND);
        }
    }

    @Override
    public void refused(int code) {
        refused.inc();
    }

    @Override
    public void committed(CommittedHead committed, int count) {
        head = committed;
        blocks.inc();
        txs.inc(count);
    }

    @Override
    public void misbehaved(MisbehaviorType type) {
        misbehavior.labelValues(label(type)).inc();
    }

    private static String label(MisbehaviorType type) {
        return type.name().substring("MISBEHAVIOR_TYPE_".length()).toLowerCase(Locale.ROOT);
    }

    @Override
    public void connections(int open) {
        connections = open;
    }

    /** Open connections of the engine; a running one has four. */
    int connections() {
        return connections;
    }

    /** How {@link #text} is to be announced. */
    static String contentType() {
        return FORMAT.getContentType();
    }

    /** Everything, as a scrape reads it. */
    String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FORMAT.write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
