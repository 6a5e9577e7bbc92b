package org.cttdc.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both databases keep the one contract. */
class DatabaseTest {
    enum Kind {
        FILE {
            @Override
            Database open(Path home, CrashPoint crashPoint) throws IOException {
                return Database.open(home.resolve("d.mv.db"), crashPoint);
            }
        },
        LARGE {
            @Override
            Database open(Path home, CrashPoint crashPoint) throws IOException {
                return Database.openLarge(home.resolve("large"), crashPoint);
            }
        };

        abstract Database open(Path home, CrashPoint crashPoint) throws IOException;

        Database open(Path home) throws IOException {
            return open(home, CrashPoint.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesWhatASortedMapDoes(Kind kind, @TempDir Path home) throws Exception {
        Random random = new Random(11);
        TreeMap<Bytes, Bytes> committed = new TreeMap<>();
        for (int opening = 0; opening < 3; opening++) {
            try (Database database = kind.open(home)) {
                Database.Table table = database.table("t");
                database.table("other").put(new byte[] {1}, new byte[] {2});
                TreeMap<Bytes, Bytes> model = new TreeMap<>(committed);
                for (int round = 0; round < 8; round++) {
                    write(table, model, random);
                    compare(table, model, random);
                    if (round % 3 == 2) {
                        database.rollback();
                        model = new TreeMap<>(committed);
                    } else {
                        database.commit();
                        committed = new TreeMap<>(model);
                    }
                    compare(table, model, random);
                    database.compact();
                }
                write(table, model, random);
            }
        }
    }

    private static void write(Database.Table table, Map<Bytes, Bytes> model, Random random) {
        if (random.nextInt(6) == 0) {
            table.clear();
            model.clear();
        }
        for (int i = 0; i < 200; i++) {
            Bytes key = key(random);
            if (random.nextInt(3) == 0) {
                table.remove(key.toArray());
                model.remove(key);
            } else {
                byte[] value = new byte[random.nextInt(4)];
                random.nextBytes(value);
                table.put(key.toArray(), value);
                model.put(key, Bytes.of(value));
            }
        }
    }

    private static void compare(Database.Table table, NavigableMap<Bytes, Bytes> model, Random random) {
        assertThat(table.size()).isEqualTo(model.size());
        assertThat(bytes(table.lastKey())).isEqualTo(model.isEmpty() ? null : model.lastKey());
        for (int i = 0; i < 50; i++) {
            Bytes key = key(random);
            assertThat(bytes(table.get(key.toArray()))).isEqualTo(model.get(key));
            assertThat(bytes(table.floorKey(key.toArray()))).isEqualTo(model.floorKey(key));
        }
        Bytes from = key(random);
        List<Bytes> keys = new ArrayList<>();
        for (Iterator<Bytes> all = table.keysFrom(from.toArray()); all.hasNext(); ) {
            keys.add(all.next());
        }
        assertThat(keys).isEqualTo(List.copyOf(model.tailMap(from, true).keySet()));
    }

    private static @Nullable Bytes bytes(byte @Nullable [] raw) {
        return raw == null ? null : Bytes.of(raw);
    }

    private static Bytes key(Random random) {
        byte[] key = new byte[1 + random.nextInt(2)];
        random.nextBytes(key);
        return Bytes.of(key);
    }

    @ParameterizedTest
    @EnumSource
    void isForOneProcessAndEndsForItsReaders(Kind kind, @TempDir Path home) throws Exception {
        Database database = kind.open(home);
        Database.Table table = database.table("t");
        table.put(new byte[] {1}, new byte[] {1});
        assertThatThrownBy(() -> kind.open(home)).isInstanceOfAny(IOException.class, RuntimeException.class);
        database.close();
        database.close();
        if (kind == Kind.LARGE) {
            // Native memory is gone: a late reader is told so and takes nobody down.
            assertThatThrownBy(() -> table.get(new byte[] {2})).isInstanceOf(IllegalStateException.class);
        }
        try (Database again = kind.open(home)) {
            assertThat(again.table("t").size()).isZero();
        }
    }
}
