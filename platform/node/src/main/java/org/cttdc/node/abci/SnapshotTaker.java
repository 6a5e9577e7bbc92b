package org.cttdc.node.abci;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cttdc.node.store.SnapshotInfo;
import org.cttdc.node.store.Snapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a snapshot every so many heights, beside the blocks, and forgets the older ones. */
final class SnapshotTaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTaker.class);
    private static final long PATIENCE_SECONDS = 10;

    private final Snapshots snapshots;
    private final long interval;
    private final int kept;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long oldest;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("snapshots").factory());

    SnapshotTaker(Snapshots snapshots, long interval, int kept) throws IOException {
        this.snapshots = snapshots;
        this.interval = interval;
        this.kept = kept;
        this.oldest = oldestOf(snapshots);
    }

    private static long oldestOf(Snapshots snapshots) throws IOException {
        List<SnapshotInfo> there = snapshots.list();
        return there.isEmpty() ? Long.MAX_VALUE : there.getLast().height();
    }

    /** Height of the oldest snapshot that others may fetch; the greatest number where there is none. */
    long oldest() {
        return oldest;
    }

    /** A block is on disk. A height that comes while a snapshot is still being written goes without one. */
    void committed(long height) {
        if (interval > 0 && height % interval == 0 && busy.compareAndSet(false, true)) {
            worker.execute(() -> take(height));
        }
    }

    private void take(long height) {
        try {
            SnapshotInfo info = snapshots.create(height);
            snapshots.keep(kept);
            oldest = oldestOf(snapshots);
            LOG.info("snapshot height={} chunks={} hash={}", info.height(), info.chunks(), info.hash());
        } catch (IOException | RuntimeException e) {
            LOG.error("no snapshot was taken at height {}", height, e);
        } finally {
            busy.set(false);
        }
    }

    /** Waits a little for one that is being written; half a snapshot is none, and the next start takes others. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
