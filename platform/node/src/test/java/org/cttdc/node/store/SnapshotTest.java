package org.cttdc.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.files.Disk;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restored state is the one that was exported, and nothing that the application hash does not commit to gets in. */
class SnapshotTest {
    private static final int KILLED = 137;
    private static final int FULL_BYTES = 600;

    @Property(tries = 10)
    void restoresWhatWasExported(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int keys) throws Exception {
        Path home = Files.createTempDirectory("snapshot");
        try {
            roundTrip(home, new Random(seed), keys);
        } finally {
            Trees.delete(home);
        }
    }

    private static void roundTrip(Path home, Random random, int keys) throws Exception {
        try (Database from = Trees.database(home.resolve("from"));
                Database to = Trees.database(home.resolve("to"))) {
            StateTree tree = new StateTree(from);
            Map<Bytes, Bytes> model = fill(tree, random, keys, 5);
            Snapshots snapshots = snapshots(home.resolve("snapshots"), tree);
            SnapshotInfo info = snapshots.create(4);
            StateTree restored = new StateTree(to);
            restore(to, restored, snapshots, info, tree.rootHash(4));
            assertThat(restored.rootHash(4)).isEqualTo(tree.rootHash(4));
            for (int i = 0; i < keys; i++) {
                assertThat(restored.get(Trees.key(i), 4)).isEqualTo(model.get(Trees.key(i)));
                assertThat(restored.prove(Trees.key(i), 4)).isEqualTo(tree.prove(Trees.key(i), 4));
            }
            // The same state makes the same snapshot, whoever has it, and the chain goes on alike.
            assertThat(snapshots(home.resolve("again"), restored).create(4)).isEqualTo(info);
            SortedMap<Bytes, @Nullable Bytes> next = Trees.randomPuts(random, keys);
            assertThat(restored.change(5, next).root())
                    .isEqualTo(tree.change(5, next).root());
        }
    }

    @Test
    void refusesWhatTheHashDoesNotCommitToAndTakesTheRightChunkAfterwards(@TempDir Path home) throws Exception {
        try (Database from = Trees.database(home.resolve("from"));
                Database to = Trees.database(home.resolve("to"))) {
            StateTree tree = new StateTree(from);
            fill(tree, new Random(3), 120, 3);
            Snapshots snapshots = snapshots(home.resolve("snapshots"), tree);
            SnapshotInfo info = snapshots.create(2);
            assertThat(info.chunks()).isGreaterThan(3);
            Bytes root = tree.rootHash(2);
            StateTree restored = new StateTree(to);
            SnapshotRestore restore = SnapshotRestore.begin(to, restored, info, root);
            for (int i = 0; i < info.chunks(); i++) {
                Bytes chunk = chunk(snapshots, info, i);
                long records = to.table("tree.values").size();
                for (Bytes wrong : wrong(chunk, chunk(snapshots, info, (i + 1) % info.chunks()))) {
                    int index = i;
                    assertThatThrownBy(() -> restore.apply(index, wrong, () -> {}))
                            .isInstanceOf(SnapshotException.class);
                }
                assertThat(to.table("tree.values").size()).isEqualTo(records);
                assertThat(restored.holds(2)).isFalse();
                assertThat(restore.apply(i, chunk, () -> {})).isEqualTo(i == info.chunks() - 1);
            }
            assertThat(restored.rootHash(2)).isEqualTo(root);
        }
    }

    /** Every bit may be wrong, the chunk may be another's, cut off or longer. */
    private static List<Bytes> wrong(Bytes chunk, Bytes other) {
        List<Bytes> wrong = new ArrayList<>(List.of(
                other,
                chunk.slice(0, chunk.size() - 1),
                Bytes.concat(chunk, Bytes.of((byte) 0)),
                Bytes.EMPTY,
                Bytes.of(new byte[Integer.BYTES * 2])));
        Random random = new Random(chunk.size());
        for (int i = 0; i < 40; i++) {
            byte[] changed = chunk.toArray();
            // The leading entries: in the nodes behind them some bytes, such as a neighbour's key, bear on no hash.
            changed[random.nextInt(Math.min(changed.length, FULL_BYTES) / 2)] ^= (byte) (1 << random.nextInt(8));
            wrong.add(Bytes.of(changed));
        }
        return wrong;
    }

    @Test
    void goesOnAfterTheLastWholeChunk(@TempDir Path home) throws Exception {
        try (Database from = Trees.database(home.resolve("from"))) {
            StateTree tree = new StateTree(from);
            fill(tree, new Random(4), 100, 2);
            Snapshots snapshots = snapshots(home.resolve("snapshots"), tree);
            SnapshotInfo info = snapshots.create(1);
            Bytes root = tree.rootHash(1);
            for (int i = 0; i < info.chunks(); i++) {
                try (Database to = Trees.database(home.resolve("to"))) {
                    StateTree restored = new StateTree(to);
                    SnapshotRestore restore = SnapshotRestore.begin(to, restored, info, root);
                    assertThat(restore.next()).isEqualTo(i);
                    if (i > 0) {
                        restore.apply(i - 1, Bytes.EMPTY, () -> {});
                    }
                    restore.apply(i, chunk(snapshots, info, i), () -> {});
                }
            }
            try (Database to = Trees.database(home.resolve("to"))) {
                assertThat(new StateTree(to).rootHash(1)).isEqualTo(root);
            }
        }
    }

    @Test
    void forgetsAnAbandonedRestoration(@TempDir Path home) throws Exception {
        try (Database from = Trees.database(home.resolve("from"));
                Database to = Trees.database(home.resolve("to"))) {
            StateTree tree = new StateTree(from);
            fill(tree, new Random(5), 100, 2);
            Snapshots snapshots = snapshots(home.resolve("snapshots"), tree);
            SnapshotInfo info = snapshots.create(1);
            StateTree other = new StateTree(to);
            SnapshotRestore abandoned = SnapshotRestore.begin(to, other, info, tree.rootHash(1));
            abandoned.apply(0, chunk(snapshots, info, 0), () -> {});
            SortedMap<Bytes, @Nullable Bytes> genesis = new TreeMap<>();
            genesis.put(Trees.key(1_000), Trees.key(1));
            other.write(other.change(0, genesis));
            to.commit();
            assertThat(to.table("tree.values").size()).isOne();
            assertThat(to.table("tree.restore").size()).isZero();
            assertThatThrownBy(() -> SnapshotRestore.begin(to, other, info, tree.rootHash(1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void exportsWhileBlocksPrune(@TempDir Path home) throws Exception {
        AtomicBoolean prune = new AtomicBoolean();
        try (Database from = Trees.database(home.resolve("from"))) {
            StateTree tree = new StateTree(from);
            fill(tree, new Random(6), 100, 12);
            Bytes root = tree.rootHash(5);
            Disk pruning = new PruningDisk(() -> {
                tree.prune(11, 10_000);
                prune.set(true);
            });
            Snapshots snapshots = new Snapshots(home.resolve("snapshots"), tree, pruning, FULL_BYTES);
            SnapshotInfo info = snapshots.create(5);
            assertThat(prune).isTrue();
            tree.prune(11, 10_000);
            assertThat(tree.holds(5)).isFalse();
            try (Database to = Trees.database(home.resolve("to"))) {
                StateTree restored = new StateTree(to);
                restore(to, restored, snapshots, info, root);
                assertThat(restored.rootHash(5)).isEqualTo(root);
            }
        }
    }

    @Test
    void keepsTheNewestAndClearsWhatACrashLeft(@TempDir Path home) throws Exception {
        try (Database from = Trees.database(home.resolve("from"))) {
            StateTree tree = new StateTree(from);
            fill(tree, new Random(7), 40, 6);
            Snapshots snapshots = snapshots(home.resolve("snapshots"), tree);
            SnapshotInfo second = snapshots.create(2);
            SnapshotInfo third = snapshots.create(3);
            snapshots.create(1);
            Files.delete(home.resolve("snapshots").resolve("1").resolve("info"));
            assertThat(snapshots.list()).containsExactly(third, second);
            snapshots.keep(1);
            assertThat(snapshots.list()).containsExactly(third);
            assertThat(home.resolve("snapshots").resolve("1")).doesNotExist();
            assertThat(snapshots.chunk(2, SnapshotInfo.FORMAT, 0)).isEmpty();
            assertThat(snapshots.chunk(3, SnapshotInfo.FORMAT, 0)).isPresent();
            assertThat(snapshots.chunk(3, SnapshotInfo.FORMAT, third.chunks())).isEmpty();
            assertThat(snapshots.create(3)).isEqualTo(third);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAllThereAfterACrashAtEveryWriteStep(DatabaseTest.Kind kind, @TempDir Path home) throws Exception {
        Path live = home.resolve("live");
        List<Path> crashes = new ArrayList<>();
        try (Database from = Trees.database(home.resolve("from"))) {
            StateTree tree = new StateTree(from);
            fill(tree, new Random(8), 60, 2);
            Snapshots snapshots = snapshots(home.resolve("snapshots"), tree);
            SnapshotInfo info = snapshots.create(1);
            assertThat(info.chunks()).isGreaterThan(2);
            CrashPoint copy = _ -> {
                Path crash = home.resolve("crash" + crashes.size());
                Trees.copy(live, crash);
                crashes.add(crash);
            };
            try (Database to = kind.open(live, copy)) {
                restore(to, new StateTree(to), snapshots, info, tree.rootHash(1));
            }
            assertThat(crashes.size()).isGreaterThan(80);
            for (Path crash : crashes) {
                try (Database to = kind.open(crash)) {
                    StateTree restored = new StateTree(to);
                    if (!restored.holds(1)) {
                        restore(to, restored, snapshots, info, tree.rootHash(1));
                    }
                    assertThat(snapshots(crash.resolve("again"), restored).create(1))
                            .isEqualTo(info);
                }
                Trees.delete(crash);
            }
        }
    }

    /** A process is killed while it restores into the large database, again and again, each time a little further. */
    @Test
    void goesOnWhereverAProcessIsKilled(@TempDir Path home) throws Exception {
        SnapshotInfo info;
        Bytes root;
        try (Database from = Trees.database(home.resolve("from"))) {
            StateTree tree = new StateTree(from);
            fill(tree, new Random(9), 60, 2);
            info = snapshots(home.resolve("snapshots"), tree).create(1);
            root = tree.rootHash(1);
            int died = 0;
            for (int step = 3; step < 60; step += 8) {
                Process child = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                SnapshotTest.class.getName(),
                                home.toString(),
                                Integer.toString(step),
                                root.hex())
                        .inheritIO()
                        .start();
                died += child.waitFor() == KILLED ? 1 : 0;
            }
            assertThat(died).isGreaterThan(2);
        }
        try (Database to = Database.openLarge(home.resolve("to"), CrashPoint.NONE);
                Database from = Trees.database(home.resolve("from"))) {
            StateTree restored = new StateTree(to);
            if (!restored.holds(1)) {
                restore(to, restored, snapshots(home.resolve("snapshots"), new StateTree(from)), info, root);
            }
            assertThat(snapshots(home.resolve("again"), restored).create(1)).isEqualTo(info);
        }
    }

    /** {@code args}: home, the write step to die at, the root to restore. */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        AtomicInteger steps = new AtomicInteger();
        int fatal = Integer.parseInt(args[1]);
        CrashPoint crashPoint = _ -> {
            if (steps.incrementAndGet() == fatal) {
                Runtime.getRuntime().halt(KILLED);
            }
        };
        try (Database to = Database.openLarge(home.resolve("to"), crashPoint);
                Database none = Trees.database(home.resolve("none"))) {
            Snapshots snapshots = snapshots(home.resolve("snapshots"), new StateTree(none));
            StateTree restored = new StateTree(to);
            if (!restored.holds(1)) {
                restore(to, restored, snapshots, snapshots.list().getFirst(), Bytes.fromHex(args[2]));
            }
        }
    }

    private static Map<Bytes, Bytes> fill(StateTree tree, Random random, int keys, int versions) {
        TreeMap<Bytes, Bytes> model = new TreeMap<>();
        for (int version = 0; version < versions; version++) {
            SortedMap<Bytes, @Nullable Bytes> puts = new TreeMap<>();
            if (version == 0) {
                for (int i = 0; i < keys; i++) {
                    puts.put(Trees.key(i), Bytes.of(("value " + i).getBytes(StandardCharsets.US_ASCII)));
                }
            } else {
                puts.putAll(Trees.randomPuts(random, keys));
                puts.put(Trees.key(0), Bytes.of((byte) version));
            }
            tree.write(tree.change(version, puts));
            puts.forEach((key, value) -> {
                if (value == null) {
                    model.remove(key);
                } else {
                    model.put(key, value);
                }
            });
        }
        return model;
    }

    private static Snapshots snapshots(Path directory, StateTree tree) {
        return new Snapshots(directory, tree, Disk.real(), FULL_BYTES);
    }

    private static void restore(Database to, StateTree tree, Snapshots from, SnapshotInfo info, Bytes root)
            throws Exception {
        SnapshotRestore restore = SnapshotRestore.begin(to, tree, info, root);
        for (int i = restore.next(); i < info.chunks(); i++) {
            assertThat(restore.apply(i, chunk(from, info, i), () -> {})).isEqualTo(i == info.chunks() - 1);
        }
    }

    private static Bytes chunk(Snapshots snapshots, SnapshotInfo info, int index) throws IOException {
        return snapshots.chunk(info.height(), info.format(), index).orElseThrow();
    }

    /** Lets the chain prune between two files of a snapshot. */
    private record PruningDisk(Runnable pruning) implements Disk {
        private static final Disk REAL = Disk.real();

        @Override
        public void makeDirectory(Path directory) throws IOException {
            REAL.makeDirectory(directory);
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            pruning.run();
            REAL.write(file, content);
        }

        @Override
        public void replace(Path source, Path target) throws IOException {
            REAL.replace(source, target);
        }

        @Override
        public void force(Path directory) throws IOException {
            REAL.force(directory);
        }

        @Override
        public void delete(Path file) throws IOException {
            REAL.delete(file);
        }
    }
}
