package org.cttdc.node.abci;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.node.store.CrashPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the application's store, the state machine and the socket together; what {@code ValidatorNode} shows. */
public final class NodeRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeRunner.class);

    private final AbciApplication app;
    private final AbciServer server;
    private final Optional<Monitor> monitor;
    private final CompletableFuture<Void> end;

    private NodeRunner(AbciApplication app, AbciServer server, Optional<Monitor> monitor, CompletableFuture<Void> end) {
        this.app = app;
        this.server = server;
        this.monitor = monitor;
        this.end = end;
    }

    /** Opens the home and listens for the engine. */
    public static NodeRunner start(ValidatorConfig config, CrashPoint crashPoint) throws IOException {
        AppStore store = AppStore.open(config.database(), config.chainId(), crashPoint);
        CompletableFuture<Void> end = new CompletableFuture<>();
        NodeMetrics observer = new NodeMetrics(store.head());
        AbciApplication app = new AbciApplication(
                new AbciApplication.Settings(config.chainId(), config.retainedVersions(), config.retainedBlocks()),
                store,
                observer);
        Optional<Monitor> monitor = Optional.empty();
        try {
            if (config.monitor().isPresent()) {
                monitor = Optional.of(Monitor.start(config.monitor().get(), config.chainId(), observer, app::head));
            }
            Dispatcher dispatcher = new Dispatcher(app, new SnapshotMethods(), observer);
            AbciServer server =
                    AbciServer.start(config.abci(), dispatcher, observer, failure -> halt(app, end, failure));
            CommittedHead head = app.head();
            LOG.info(
                    "chain {} at height {}, listening for CometBFT on {}",
                    config.chainId(),
                    head == null ? 0 : head.height(),
                    server.address());
            return new NodeRunner(app, server, monitor, end);
        } catch (IOException | RuntimeException e) {
            monitor.ifPresent(Monitor::close);
            app.close();
            throw e;
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
        app.close();
        end.complete(null);
    }
}
