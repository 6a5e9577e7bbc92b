package org.cttdc.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.cttdc.node.TestKeys;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain may die at any moment: state, blocks and commits agree when it comes back, and nothing acknowledged is lost. */
class CrashTest {
    private static final int REAL_KILLS = 4;

    @Test
    void agreesWithItselfAfterEveryWriteStep(@TempDir Path temp) throws Exception {
        Path home = temp.resolve("home");
        List<Path> snapshots = new ArrayList<>();
        List<Long> acknowledged = new ArrayList<>();
        AtomicLong acked = new AtomicLong();
        CrashPoint snapshot = step -> {
            Path copy = temp.resolve("crash" + snapshots.size());
            copy(home, copy);
            snapshots.add(copy);
            acknowledged.add(acked.get());
        };
        try (ChainRunner runner = ChainCheck.open(home, snapshot)) {
            runner.submit(TestKeys.tx("alice", 0, new Msg.Transfer(TestKeys.address("bob"), Asset.CTT, 1)));
            runner.advance(1);
            acked.set(1);
            runner.advance(1);
        }
        assertThat(snapshots.size()).isGreaterThan(100);
        for (int i = 0; i < snapshots.size(); i++) {
            // Whatever the crash cut off before the first block was stored starts as a new chain with the same key and
            // genesis.
            ChainCheck.check(snapshots.get(i), acknowledged.get(i));
            delete(snapshots.get(i));
        }
    }

    @Test
    void survivesBeingKilled(@TempDir Path home) throws Exception {
        Random random = new Random(20260301);
        long acknowledged = 0;
        for (int i = 0; i < REAL_KILLS; i++) {
            boolean atStep = i % 2 == 0;
            long step = atStep ? 200 + random.nextInt(2_000) : 0;
            Process child = start(home, step, acknowledged);
            acknowledged = Math.max(acknowledged, watch(child, atStep ? Long.MAX_VALUE : 5 + random.nextInt(60)));
            try (ChainRunner reopened = ChainCheck.open(home, CrashPoint.NONE)) {
                assertThat(reopened.head().height()).isPositive();
            }
            ChainCheck.check(home, acknowledged);
            acknowledged = sequence(home);
        }
        assertThat(acknowledged).isPositive();
    }

    private static long sequence(Path home) throws Exception {
        try (ChainRunner runner = ChainCheck.open(home, CrashPoint.NONE)) {
            return Objects.requireNonNull(runner.read(StateKeys.account(TestKeys.address("alice"))))
                    .sequence();
        }
    }

    private static Process start(Path home, long step, long sequence) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashChild.class.getName(),
                        home.toString(),
                        Long.toString(step),
                        Long.toString(sequence))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Reads what the child acknowledges, kills it after so many lines, and returns the last. */
    private static long watch(Process child, long lines) throws Exception {
        long last = 0;
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            long seen = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = Long.parseLong(line);
                if (++seen == lines) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor()).isNotZero();
        return last;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.toString().endsWith(".tmp")) {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
