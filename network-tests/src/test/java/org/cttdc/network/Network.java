package org.cttdc.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cttdc.node.api.Testnet;
import org.cttdc.node.api.TestnetPlan;
import org.cttdc.node.api.TestnetPlan.Pace;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.GenesisState;

/** A network of validators on addresses 127.0.0.1, 127.0.0.2, ... of this machine. */
final class Network implements AutoCloseable {
    /** A busy machine starts eight processes in its own time. */
    static final Duration START = Duration.ofSeconds(90);

    private static final int PORTS = 4;
    private static final long SNAPSHOT_INTERVAL = 10;
    private static final int SNAPSHOTS_KEPT = 4;

    final TestnetPlan plan;
    final List<Machine> machines;
    private long compared;

    private Network(TestnetPlan plan, List<Machine> machines) {
        this.plan = plan;
        this.machines = machines;
    }

    /** Writes and starts a network of this version of the engine. */
    static Network start(String name, String version, int validators, Function<List<Bytes>, GenesisState> genesis)
            throws IOException, InterruptedException {
        Network network = write(name, version, validators, genesis);
        network.startAll();
        return network;
    }

    static Network write(String name, String version, int validators, Function<List<Bytes>, GenesisState> genesis)
            throws IOException, InterruptedException {
        Path program = CometBft.program(version);
        TestnetPlan plan = new TestnetPlan(
                Targets.fresh(name),
                Members.CHAIN,
                Instant.now(),
                validators,
                "127.0.0.1",
                true,
                freePorts(validators),
                Pace.FAST,
                new SecureRandom());
        Testnet.write(plan, genesis);
        for (int i = 0; i < validators; i++) {
            ValidatorConfig.read(plan.application(i))
                    .withSnapshots(SNAPSHOT_INTERVAL, SNAPSHOTS_KEPT)
                    .write();
        }
        return new Network(
                plan,
                IntStream.range(0, validators)
                        .mapToObj(i -> new Machine(plan, i, program))
                        .toList());
    }

    /** A port from which on a few are free on all addresses; they are taken a moment later. */
    private static int freePorts(int validators) throws IOException {
        while (true) {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                int base = first.getLocalPort() + 1;
                List<ServerSocket> taken = new ArrayList<>();
                try {
                    for (int i = 0; i < validators; i++) {
                        for (int port = base; port < base + PORTS; port++) {
                            taken.add(new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0." + (i + 1))));
                        }
                    }
                    return base;
                } catch (IOException | IllegalArgumentException e) {
                    // Somebody has one of them: try elsewhere.
                } finally {
                    for (ServerSocket socket : taken) {
                        socket.close();
                    }
                }
            }
        }
    }

    void startAll() throws IOException {
        for (Machine machine : machines) {
            machine.start();
        }
        awaitHeight(2, START);
    }

    /** Waits until all machines have a height. */
    void awaitHeight(long height, Duration patience) {
        for (Machine machine : machines) {
            Await.until(
                    "validator " + machine.number + " at height " + height,
                    patience,
                    () -> machine.rpc.height() >= height);
        }
    }

    /** Waits until all have made some blocks after the highest of now, and returns that height. */
    long awaitProgress(int blocks, Duration patience) {
        long target = highest(machines) + blocks;
        awaitHeight(target, patience);
        return target;
    }

    /** The greatest height among those that answer. */
    static long highest(List<Machine> machines) {
        long highest = 0;
        for (Machine machine : machines) {
            try {
                highest = Math.max(highest, machine.rpc.height());
            } catch (IOException e) {
                // One that is down has nothing to say about how far the others are.
            }
        }
        return highest;
    }

    List<URI> endpoints() {
        return machines.stream().map(machine -> machine.rpc.uri()).toList();
    }

    /** All nodes must have the same blocks and states, from the first not compared yet that all have to the newest. */
    void assertAgreement() throws IOException {
        long newest = Long.MAX_VALUE;
        long oldest = compared + 1;
        for (Machine machine : machines) {
            newest = Math.min(newest, machine.rpc.height());
            oldest = Math.max(oldest, machine.rpc.earliest());
        }
        for (long height = oldest; height <= newest; height++) {
            Set<String> identities = new HashSet<>();
            for (Machine machine : machines) {
                identities.add(machine.rpc.identity(height));
            }
            assertThat(identities).as("blocks and states at height %d", height).hasSize(1);
            compared = height;
        }
    }

    @Override
    public void close() {
        machines.forEach(Machine::close);
    }
}
