package org.cttdc.node.abci;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.cttdc.node.api.CommittedHead;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.node.engine.OnionKeeper;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.SnapshotInfo;
import org.cttdc.node.store.Snapshots;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the application's store, the state machine and the socket together; what {@code ValidatorNode} shows. */
public final class NodeRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeRunner.class);

    private final AbciApplication app;
    private final AbciServer server;
    private final SnapshotTaker snapshots;
    private final Optional<Monitor> monitor;
    private final CompletableFuture<Void> end;

    private NodeRunner(
            AbciApplication app,
            AbciServer server,
            SnapshotTaker snapshots,
            Optional<Monitor> monitor,
            CompletableFuture<Void> end) {
        this.app = app;
        this.server = server;
        this.snapshots = snapshots;
        this.monitor = monitor;
        this.end = end;
    }

    /** Opens the home and listens for the engine. */
    public static NodeRunner start(ValidatorConfig config, CrashPoint crashPoint) throws IOException {
        AppStore store = AppStore.open(config.database(), config.chainId(), crashPoint);
        try {
            requireBeforeHalt(store.head(), config.haltHeight());
        } catch (IOException e) {
            store.close();
            throw e;
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        NodeMetrics observer = new NodeMetrics(store.head());
        Snapshots snapshots = new Snapshots(config.snapshots(), store.tree());
        SnapshotTaker taker = new SnapshotTaker(snapshots, config.snapshotInterval(), config.snapshotsKept());
        AbciApplication app = new AbciApplication(
                new AbciApplication.Settings(
                        config.chainId(), config.retainedVersions(), config.retainedBlocks(), config.haltHeight()),
                store,
                OnionKeeper.open(config.beaconSecret(), new SecureRandom(), OnionKeeper.LONG),
                taker,
                observer);
        Optional<Monitor> monitor = Optional.empty();
        try {
            if (config.monitor().isPresent()) {
                monitor = Optional.of(Monitor.start(config.monitor().get(), config.chainId(), observer, app::head));
            }
            Dispatcher dispatcher = new Dispatcher(app, new SnapshotMethods(app, snapshots), observer);
            AbciServer server =
                    AbciServer.start(config.abci(), dispatcher, observer, failure -> halt(app, end, failure));
            CommittedHead head = app.head();
            LOG.info(
                    "chain {} at height {}, listening for CometBFT on {}",
                    config.chainId(),
                    head == null ? 0 : head.height(),
                    server.address());
            return new NodeRunner(app, server, taker, monitor, end);
        } catch (IOException | RuntimeException e) {
            monitor.ifPresent(Monitor::close);
            taker.close();
            app.close();
            throw e;
        }
    }

    private static void requireBeforeHalt(@Nullable CommittedHead head, long halt) throws IOException {
        if (halt > 0 && head != null && head.height() >= halt) {
            throw new IOException(
                    "this node has stopped after height " + head.height() + ", as halt.height in its"
                            + " configuration says. Put the program for the heights after it in place, then set halt.height to 0");
        }
    }

    /** Takes a snapshot of the newest state of a home that no node runs on; the snapshots there are then, the newest first. */
    public static List<SnapshotInfo> snapshot(ValidatorConfig config) throws IOException {
        try (AppStore store = AppStore.open(config.database(), config.chainId(), CrashPoint.NONE)) {
            Snapshots snapshots = new Snapshots(config.snapshots(), store.tree());
            CommittedHead head = store.head();
            if (head != null) {
                snapshots.create(head.height());
                snapshots.keep(config.snapshotsKept());
            }
            return snapshots.list();
        }
    }

    /** Nothing more may be committed: the store is closed first, then the node ends. */
    private static void halt(AbciApplication app, CompletableFuture<Void> end, RuntimeException failure) {
        LOG.error("the node stops: nothing of the block in hand was stored", failure);
        app.close();
        end.completeExceptionally(failure);
    }

    /** Where it listens. */
    public SocketAddress address() throws IOException {
        return server.address();
    }

    /** Where metrics and health are served, if they are. */
    public Optional<URI> monitor() {
        return monitor.map(Monitor::uri);
    }

    /** Height of the newest committed block, 0 before the first. */
    public long height() {
        CommittedHead head = app.head();
        return head == null ? 0 : head.height();
    }

    /** Returns once the node was closed; throws {@link IOException} where it stopped by itself. */
    public void await() throws IOException, InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException("the node stopped: " + cause.getMessage(), cause);
        }
    }

    @Override
    public void close() {
        server.close();
        monitor.ifPresent(Monitor::close);
        snapshots.close();
        app.close();
        end.complete(null);
    }
}
