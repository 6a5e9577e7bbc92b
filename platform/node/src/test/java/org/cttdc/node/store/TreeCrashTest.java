package org.cttdc.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that commits blocks and prunes may die at any write step: what it leaves is one block's state, whole and provable. */
class TreeCrashTest {
    private static final int KEYS = 40;
    private static final int WINDOW = 3;
    private static final int KILLS = 4;

    @Test
    void everyWriteStepLeavesAWholeState(@TempDir Path home) throws Exception {
        Path live = home.resolve("live");
        List<Path> crashes = new ArrayList<>();
        AtomicLong committed = new AtomicLong(-1);
        List<Long> acknowledged = new ArrayList<>();
        CrashPoint copy = _ -> {
            if (committed.get() >= WINDOW) {
                Path crash = home.resolve("crash" + crashes.size());
                Trees.copy(live, crash);
                crashes.add(crash);
                acknowledged.add(committed.get());
            }
        };
        try (Database database = Trees.database(live, copy)) {
            StateTree tree = new StateTree(database);
            for (long version = 0; version < WINDOW + 3; version++) {
                commit(database, tree, version);
                committed.set(version);
            }
        }
        assertThat(crashes.size()).isGreaterThan(40);
        for (int i = 0; i < crashes.size(); i++) {
            try (Database database = Trees.database(crashes.get(i))) {
                check(database, acknowledged.get(i));
            }
            Trees.delete(crashes.get(i));
        }
    }

    @Test
    void aKilledProcessLosesNothingInTheLargeDatabase(@TempDir Path home) throws Exception {
        long acknowledged = -1;
        for (int i = 0; i < KILLS; i++) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            TreeCrashTest.class.getName(),
                            home.toString(),
                            Long.toString(150 + 137L * i))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            acknowledged = Math.max(acknowledged, last(child));
            assertThat(child.waitFor()).isEqualTo(137);
            try (Database database = Database.openLarge(home.resolve("large"), CrashPoint.NONE)) {
                check(database, acknowledged);
            }
        }
        assertThat(acknowledged).isGreaterThan(WINDOW);
    }

    /** {@code args}: home, the write step to die at. */
    public static void main(String[] args) throws Exception {
        long fatal = Long.parseLong(args[1]);
        AtomicLong steps = new AtomicLong();
        CrashPoint crashPoint = _ -> {
            if (steps.incrementAndGet() == fatal) {
                Runtime.getRuntime().halt(137);
            }
        };
        try (Database database = Database.openLarge(Path.of(args[0]).resolve("large"), crashPoint)) {
            StateTree tree = new StateTree(database);
            for (long version = newest(tree) + 1; ; version++) {
                commit(database, tree, version);
                System.out.println(version);
                System.out.flush();
            }
        }
    }

    private static void commit(Database database, StateTree tree, long version) {
        tree.write(tree.change(version, puts(version)));
        tree.prune(version - WINDOW, 10);
        database.commit();
    }

    /** What a block writes follows from its height alone, so that whoever comes back can go on. */
    private static SortedMap<Bytes, @Nullable Bytes> puts(long version) {
        SortedMap<Bytes, @Nullable Bytes> puts = Trees.randomPuts(new Random(version), KEYS);
        puts.put(Trees.key(KEYS), Bytes.of((byte) version, (byte) 1));
        return puts;
    }

    private static long newest(StateTree tree) {
        long version = -1;
        for (long at = 0, missing = 0; missing < 1_000; at++) {
            missing = tree.holds(at) ? 0 : missing + 1;
            version = tree.holds(at) ? at : version;
        }
        return version;
    }

    private static void check(Database database, long acknowledged) {
        StateTree tree = new StateTree(database);
        long newest = newest(tree);
        assertThat(newest).isGreaterThanOrEqualTo(acknowledged);
        for (long version = Math.max(0, newest - WINDOW + 1); version <= newest; version++) {
            long at = version;
            assertThat(tree.holds(at)).isTrue();
            tree.forEach(at, (key, value) -> {
                assertThat(tree.get(key, at)).isEqualTo(value);
                tree.prove(key, at);
            });
        }
        Bytes next = tree.change(newest + 1, puts(newest + 1)).root();
        commit(database, tree, newest + 1);
        assertThat(tree.rootHash(newest + 1)).isEqualTo(next);
    }

    private static long last(Process child) throws IOException {
        long last = -1;
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = Long.parseLong(line);
            }
        }
        return last;
    }
}
