package org.cttdc.node.engine;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.files.Disk;
import org.cttdc.node.api.ValidatorConfig;

/** {@code ctt-node.properties}, the one configuration file of a validator's application. */
public final class ConfigFile {
    private static final String NAME = "ctt-node.properties";
    private static final String CHAIN = "chain.id";
    private static final String ABCI = "abci.address";
    private static final String MONITOR = "monitor.address";
    private static final String VERSIONS = "state.retained";
    private static final String BLOCKS = "blocks.retained";
    private static final String SNAPSHOT_INTERVAL = "snapshot.interval";
    private static final String SNAPSHOTS_KEPT = "snapshot.keep";
    private static final String HALT = "halt.height";
    private static final Set<String> KEYS =
            Set.of(CHAIN, ABCI, MONITOR, VERSIONS, BLOCKS, SNAPSHOT_INTERVAL, SNAPSHOTS_KEPT, HALT);
    private static final String UNIX = "unix://";
    private static final String TCP = "tcp://";
    private static final int MAX_PORT = 65_535;

    private ConfigFile() {}

    /** Where the file is. */
    public static Path in(Path home) {
        return home.resolve("config").resolve(NAME);
    }

    /** See {@link ValidatorConfig#read}. */
    public static ValidatorConfig read(Path home) throws IOException {
        Path file = in(home);
        Properties values = new Properties();
        try {
            values.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is not there: `ctt validator init --home " + home + "` makes it", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
        Set<String> unknown = new TreeSet<>(values.stringPropertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IOException(file + " has settings that mean nothing here: " + unknown);
        }
        try {
            return parse(home, values);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static ValidatorConfig parse(Path home, Properties values) {
        String chain = values.getProperty(CHAIN, "").strip();
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(CHAIN + " is missing: it is the chain_id of the genesis file");
        }
        ValidatorConfig defaults = ValidatorConfig.defaults(home, chain);
        String abci = values.getProperty(ABCI);
        String monitor = values.getProperty(MONITOR);
        return new ValidatorConfig(
                home,
                chain,
                abci == null ? defaults.abci() : address(ABCI, abci.strip()),
                monitor == null ? defaults.monitor() : monitor(monitor.strip()),
                number(values, VERSIONS, defaults.retainedVersions()),
                number(values, BLOCKS, defaults.retainedBlocks()),
                number(values, SNAPSHOT_INTERVAL, defaults.snapshotInterval()),
                Math.toIntExact(number(values, SNAPSHOTS_KEPT, defaults.snapshotsKept())),
                number(values, HALT, defaults.haltHeight()));
    }

    private static long number(Properties values, String key, long otherwise) {
        String text = values.getProperty(key);
        try {
            return text == null ? otherwise : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number, not \"" + text + '"', e);
        }
    }

    private static Optional<InetSocketAddress> monitor(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(tcp(MONITOR, text));
    }

    private static SocketAddress address(String key, String text) {
        return text.startsWith(UNIX) ? UnixDomainSocketAddress.of(text.substring(UNIX.length())) : tcp(key, text);
    }

    private static InetSocketAddress tcp(String key, String text) {
        String place = text.startsWith(TCP) ? text.substring(TCP.length()) : text;
        int colon = place.lastIndexOf(':');
        try {
            int port = Integer.parseInt(place.substring(colon + 1));
            if (colon > 0 && port >= 0 && port <= MAX_PORT) {
                return new InetSocketAddress(place.substring(0, colon).replaceAll("^\\[|]$", ""), port);
            }
        } catch (NumberFormatException e) {
            // Falls through to the one complaint about whatever is no address.
        }
        throw new IllegalArgumentException(
                key + " must be HOST:PORT, tcp://HOST:PORT or unix:///PATH, not \"" + text + '"');
    }

    /** See {@link ValidatorConfig#write}. */
    public static void write(ValidatorConfig config) throws IOException {
        String text = """
                # The application of a Ctt DC validator or full node. Lines left out keep the default, which is what stands here after
                # `ctt validator init`. docs/validators.md says more.

                # The chain, exactly as chain_id in CometBFT's genesis.json.
                %s = %s

                # Where CometBFT connects: the proxy_app of its config.toml. tcp://HOST:PORT, or unix:///PATH on one machine.
                # Never reachable from outside: whoever connects here is believed.
                %s = %s

                # Where /metrics (Prometheus), /health and /status are served; empty for nowhere.
                %s = %s

                # Heights of state kept for reads and proofs, at least 2.
                %s = %d

                # Blocks that CometBFT keeps, 0 for all. It keeps those after the oldest snapshot in any case.
                %s = %d

                # A snapshot for joining nodes every so many heights, 0 for none; and how many are kept.
                %s = %d
                %s = %d

                # The height after which this node stops, so that all validators take a program with other rules at once; 0 for none.
                %s = %d
                """.formatted(
                        CHAIN,
                        config.chainId(),
                        ABCI,
                        text(config.abci()),
                        MONITOR,
                        config.monitor().map(ConfigFile::text).orElse(""),
                        VERSIONS,
                        config.retainedVersions(),
                        BLOCKS,
                        config.retainedBlocks(),
                        SNAPSHOT_INTERVAL,
                        config.snapshotInterval(),
                        SNAPSHOTS_KEPT,
                        config.snapshotsKept(),
                        HALT,
                        config.haltHeight());
        Disk.real().put(in(config.home()), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(SocketAddress address) {
        return switch (address) {
            case InetSocketAddress tcp -> {
                String host = tcp.getHostString();
                yield TCP + (host.contains(":") ? '[' + host + ']' : host) + ':' + tcp.getPort();
            }
            case UnixDomainSocketAddress unix -> UNIX + unix.getPath();
            default -> throw new IllegalArgumentException("no configuration can name " + address);
        };
    }
}
