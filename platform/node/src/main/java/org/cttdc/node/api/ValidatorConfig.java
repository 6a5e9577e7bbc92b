package org.cttdc.node.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.cttdc.node.engine.ConfigFile;

/**
 * How the application of one validator or full node runs.
 *
 * @param home everything it keeps
 * @param chainId the chain, as in the genesis file
 * @param abci where CometBFT connects
 * @param monitor where metrics and health are served, if they are
 * @param retainedVersions heights of state kept for reads and proofs, at least 2
 * @param retainedBlocks blocks the engine keeps, 0 for all
 * @param snapshotInterval heights between two snapshots, 0 for none
 * @param snapshotsKept how many of them are kept
 * @param haltHeight height after which it stops, so that all validators can take another program at once; 0 for none
 */
public record ValidatorConfig(
        Path home,
        String chainId,
        SocketAddress abci,
        Optional<InetSocketAddress> monitor,
        long retainedVersions,
        long retainedBlocks,
        long snapshotInterval,
        int snapshotsKept,
        long haltHeight) {
    private static final int ABCI_PORT = 26_658;
    private static final int MONITOR_PORT = 26_661;
    private static final long MIN_VERSIONS = 2;
    private static final long DEFAULT_VERSIONS = 100_000;
    private static final long DEFAULT_SNAPSHOT_INTERVAL = 1_000;

    public ValidatorConfig {
        if (retainedVersions < MIN_VERSIONS
                || retainedBlocks < 0
                || snapshotInterval < 0
                || snapshotsKept < 1
                || haltHeight < 0) {
            throw new IllegalArgumentException("at least " + MIN_VERSIONS
                    + " heights of state and one snapshot must be kept, and no number may be negative");
        }
    }

    /** What a node does unless told otherwise: everything on loopback, all blocks kept. */
    public static ValidatorConfig defaults(Path home, String chainId) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return new ValidatorConfig(
                home,
                chainId,
                new InetSocketAddress(loopback, ABCI_PORT),
                Optional.of(new InetSocketAddress(loopback, MONITOR_PORT)),
                DEFAULT_VERSIONS,
                0,
                DEFAULT_SNAPSHOT_INTERVAL,
                2,
                0);
    }

    /** Reads the home's configuration; throws {@link IOException} with what to change where it cannot be used. */
    public static ValidatorConfig read(Path home) throws IOException {
        return ConfigFile.read(home);
    }

    /** Writes the home's configuration with a comment on every line of it. */
    public void write() throws IOException {
        ConfigFile.write(this);
    }

    /** The same listening there. */
    public ValidatorConfig withAbci(SocketAddress address) {
        return new ValidatorConfig(
                home,
                chainId,
                address,
                monitor,
                retainedVersions,
                retainedBlocks,
                snapshotInterval,
                snapshotsKept,
                haltHeight);
    }

    /** The same with metrics there, or none. */
    public ValidatorConfig withMonitor(Optional<InetSocketAddress> address) {
        return new ValidatorConfig(
                home,
                chainId,
                abci,
                address,
                retainedVersions,
                retainedBlocks,
                snapshotInterval,
                snapshotsKept,
                haltHeight);
    }

    /** The same with snapshots that often. */
    public ValidatorConfig withSnapshots(long interval, int kept) {
        return new ValidatorConfig(
                home, chainId, abci, monitor, retainedVersions, retainedBlocks, interval, kept, haltHeight);
    }

    /** The same keeping so many heights of state, and so many blocks in the engine, 0 for all. */
    public ValidatorConfig withRetained(long versions, long blocks) {
        return new ValidatorConfig(
                home, chainId, abci, monitor, versions, blocks, snapshotInterval, snapshotsKept, haltHeight);
    }

    /** The same stopping after a height, 0 for never. */
    public ValidatorConfig withHalt(long height) {
        return new ValidatorConfig(
                home,
                chainId,
                abci,
                monitor,
                retainedVersions,
                retainedBlocks,
                snapshotInterval,
                snapshotsKept,
                height);
    }

    /** The application's database, a directory. */
    public Path database() {
        return home.resolve("data").resolve("app.db");
    }

    /** Secret of the validator's onions, which its proposals reveal layer by layer. */
    public Path beaconSecret() {
        return home.resolve("config").resolve("beacon_secret");
    }

    /** Where snapshots are. */
    public Path snapshots() {
        return home.resolve("data").resolve("snapshots");
    }
}
