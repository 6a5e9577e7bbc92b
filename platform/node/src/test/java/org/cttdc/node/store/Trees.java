package org.cttdc.node.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** What tests of the store share. */
final class Trees {
    private Trees() {}

    static Database database(Path home) throws IOException {
        return database(home, CrashPoint.NONE);
    }

    static Database database(Path home, CrashPoint crashPoint) throws IOException {
        return Database.open(home.resolve("t.mv.db"), crashPoint);
    }

    static Bytes key(int i) {
        return Bytes.of(("key/" + i).getBytes(StandardCharsets.US_ASCII));
    }

    static SortedMap<Bytes, @Nullable Bytes> randomPuts(Random random, int keys) {
        SortedMap<Bytes, @Nullable Bytes> puts = new TreeMap<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            byte[] value = new byte[1 + random.nextInt(20)];
            random.nextBytes(value);
            puts.put(key(random.nextInt(keys)), random.nextInt(3) == 0 ? null : Bytes.of(value));
        }
        return puts;
    }

    /** What a process that dies now would leave on the disk. */
    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
