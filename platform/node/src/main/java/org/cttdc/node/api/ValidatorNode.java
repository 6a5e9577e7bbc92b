package org.cttdc.node.api;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.cttdc.node.abci.NodeRunner;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.SnapshotInfo;

/**
 * The chain application of a validator or full node: CometBFT connects to it over the ABCI 2.0 socket. It may be killed at any
 * moment: when both come back, the engine asks where the application stands and goes on from there.
 */
public final class ValidatorNode implements AutoCloseable {
    private final NodeRunner runner;

    private ValidatorNode(NodeRunner runner) {
        this.runner = runner;
    }

    /** Opens the home and listens for the engine; throws {@link IOException} with what to do where that cannot be. */
    public static ValidatorNode start(ValidatorConfig config) throws IOException {
        return new ValidatorNode(NodeRunner.start(config, CrashPoint.NONE));
    }

    /**
     * Takes a snapshot of the newest state of a home that no node runs on, and forgets those beyond the number kept; heights of the
     * snapshots there are then, the newest first. A running node takes them by itself.
     */
    public static List<Long> snapshot(ValidatorConfig config) throws IOException {
        return NodeRunner.snapshot(config).stream().map(SnapshotInfo::height).toList();
    }

    /** Where it listens for the engine. */
    public SocketAddress address() throws IOException {
        return runner.address();
    }

    /** Where metrics and health are served, if they are. */
    public Optional<URI> monitor() {
        return runner.monitor();
    }

    /** Height of the newest committed block, 0 before the first. */
    public long height() {
        return runner.height();
    }

    /** Returns once the node was closed; throws {@link IOException} where it stopped by itself, with the reason. */
    public void await() throws IOException, InterruptedException {
        runner.await();
    }

    /** Stops; what no block committed is dropped. */
    @Override
    public void close() {
        runner.close();
    }
}
