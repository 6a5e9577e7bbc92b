package org.cttdc.bench.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the authenticated store costs as the state grows: keys of 29 bytes with values of 20, overwritten at random. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Builds a state tree of so many keys and commits blocks of random overwrites on it.")
public final class StoreCommand implements Callable<Integer> {
    private static final int KEY_BYTES = 29;
    private static final int VALUE_BYTES = 20;
    private static final int BUILD_BATCH = 20_000;
    private static final int READS = 5_000;
    private static final int WINDOW = 10;

    @Option(names = "--keys", description = "keys in the state", defaultValue = "10000")
    int keys;

    @Option(names = "--block", description = "keys a block overwrites", defaultValue = "1000")
    int perBlock;

    @Option(names = "--blocks", description = "measured blocks, after as many to warm up", defaultValue = "50")
    int blocks;

    @Option(names = "--database", description = "file (MVStore) or large (RocksDB)", defaultValue = "large")
    String kind;

    private final Random random = new Random(1);
    private long version;

    @Override
    public Integer call() throws IOException {
        Path home = Files.createTempDirectory("ctt-bench-store");
        try (Database database = kind.equals("file")
                ? Database.open(home.resolve("state.mv.db"), CrashPoint.NONE)
                : Database.openLarge(home.resolve("state"), CrashPoint.NONE)) {
            StateTree tree = new StateTree(database);
            build(database, tree);
            System.out.printf("bytes per key on disk  %d%n", size(home) / keys);
            commitBlocks(database, tree);
            read(tree);
            System.out.printf("heap after collection  %d MiB%n", Cpu.heapMiB());
        } finally {
            delete(home);
        }
        return 0;
    }

    private void build(Database database, StateTree tree) {
        long wall = System.nanoTime();
        long cpu = Cpu.nanos();
        for (PrimitiveIterator.OfInt order =
                        TreeOrder.of(keys, StoreCommand::key).iterator();
                order.hasNext(); ) {
            SortedMap<Bytes, @Nullable Bytes> puts = new TreeMap<>();
            while (puts.size() < BUILD_BATCH && order.hasNext()) {
                puts.put(key(order.nextInt()), value());
            }
            commit(database, tree, puts);
        }
        System.out.printf(
                "build of %,d keys in the tree's order  %.1f s, %.1f s of CPU%n",
                keys, (System.nanoTime() - wall) / 1e9, (Cpu.nanos() - cpu) / 1e9);
    }

    private void commitBlocks(Database database, StateTree tree) {
        long[][] steps = new long[4][blocks];
        long cpu = 0;
        for (int i = -blocks; i < blocks; i++) {
            if (i == 0) {
                cpu = Cpu.nanos();
            }
            SortedMap<Bytes, @Nullable Bytes> puts = new TreeMap<>();
            while (puts.size() < perBlock) {
                puts.put(key(random.nextInt(keys)), value());
            }
            long[] taken = commit(database, tree, puts);
            for (int step = 0; i >= 0 && step < taken.length; step++) {
                steps[step][i] = taken[step];
            }
        }
        List<String> names = List.of("root", "write", "prune", "commit");
        for (int step = 0; step < steps.length; step++) {
            Arrays.sort(steps[step]);
            System.out.printf("%-6s a block, median  %.2f ms%n", names.get(step), steps[step][blocks / 2] / 1e6);
        }
        System.out.printf("CPU a block of %,d keys  %.2f ms%n", perBlock, (Cpu.nanos() - cpu) / 1e6 / blocks);
    }

    private long[] commit(Database database, StateTree tree, SortedMap<Bytes, @Nullable Bytes> puts) {
        long start = System.nanoTime();
        StateTree.Change change = tree.change(version, puts);
        long changed = System.nanoTime();
        tree.write(change);
        long written = System.nanoTime();
        tree.prune(version - WINDOW, perBlock);
        long pruned = System.nanoTime();
        database.commit();
        version++;
        return new long[] {changed - start, written - changed, pruned - written, System.nanoTime() - pruned};
    }

    private void read(StateTree tree) {
        long cpu = Cpu.nanos();
        for (int i = 0; i < READS; i++) {
            tree.get(key(random.nextInt(keys)), version - 1);
        }
        long gets = Cpu.nanos();
        for (int i = 0; i < READS; i++) {
            tree.prove(key(random.nextInt(keys)), version - 1);
        }
        System.out.printf(
                "get  %.1f us, proof  %.1f us of CPU%n",
                (gets - cpu) / 1e3 / READS, (Cpu.nanos() - gets) / 1e3 / READS);
    }

    private static Bytes key(long i) {
        byte[] key = new byte[KEY_BYTES];
        Arrays.fill(key, (byte) 'k');
        ByteBuffer.wrap(key).putLong(KEY_BYTES - Long.BYTES, i);
        return Bytes.of(key);
    }

    private Bytes value() {
        byte[] value = new byte[VALUE_BYTES];
        random.nextBytes(value);
        return Bytes.of(value);
    }

    private static long size(Path home) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                try {
                    size += Files.isRegularFile(file) ? Files.size(file) : 0;
                } catch (NoSuchFileException e) {
                    // Compacted away while it was counted.
                }
            }
        }
        return size;
    }

    static void delete(Path home) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(home)) {
            all = files.toList().reversed();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
