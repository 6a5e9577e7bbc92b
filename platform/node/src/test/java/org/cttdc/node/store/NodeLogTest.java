package org.cttdc.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeLogTest {
    private static final int LIMIT = 64 << 10;
    private static final int NODE = 400;

    private final NodeLog log = new NodeLog(LIMIT);

    private static Bytes key(int number) {
        return Bytes.of(ByteBuffer.allocate(12).putInt(8, number).array());
    }

    private static byte[] node(int number, int size) {
        byte[] node = new byte[size];
        new Random(number).nextBytes(node);
        return node;
    }

    private void put(int number, int size) {
        log.put(NodeLog.hash(key(number)), key(number), node(number, size));
    }

    private byte @Nullable [] get(int number) {
        ByteBuffer found = log.get(NodeLog.hash(key(number)), key(number));
        if (found == null) {
            return null;
        }
        byte[] node = new byte[found.remaining()];
        found.get(node);
        return node;
    }

    @Test
    void keepsEverythingWhileItGrows() {
        // As many as the limit has room for, and few enough for the index.
        for (int i = 0; i < 100; i++) {
            put(i, NODE);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(get(i)).as("node " + i).isEqualTo(node(i, NODE));
        }
    }

    @Test
    void forgetsTheOldestAndKeepsWhatIsUsed() {
        for (int i = 0; i < 2_000; i++) {
            put(i, NODE);
            assertThat(get(0)).isEqualTo(node(0, NODE));
        }
        assertThat(get(1)).isNull();
        assertThat(get(1_500)).isNull();
        assertThat(get(1_999)).isEqualTo(node(1_999, NODE));
    }

    @Test
    void forgetsAKeyWhenAsked() {
        put(1, NODE);
        put(2, NODE);
        log.remove(NodeLog.hash(key(1)), key(1));
        log.remove(NodeLog.hash(key(3)), key(3));
        assertThat(get(1)).isNull();
        assertThat(get(2)).isEqualTo(node(2, NODE));
    }

    @Test
    void takesTheNewestOfTwoNodesOfAKey() {
        Bytes key = key(7);
        log.put(NodeLog.hash(key), key, node(1, NODE));
        log.put(NodeLog.hash(key), key, node(2, 2 * NODE));
        assertThat(get(7)).isEqualTo(node(2, 2 * NODE));
    }

    @Test
    void neverShowsAnythingButWhatWasPutLast() {
        Random random = new Random(42);
        Map<Integer, byte[]> put = new HashMap<>();
        int found = 0;
        for (int i = 0; i < 200_000; i++) {
            int number = random.nextInt(300);
            switch (random.nextInt(4)) {
                case 0 -> {
                    byte[] node = node(i, 1 + random.nextInt(1_300));
                    log.put(NodeLog.hash(key(number)), key(number), node);
                    put.put(number, node);
                }
                case 1 -> {
                    if (random.nextInt(8) == 0) {
                        log.remove(NodeLog.hash(key(number)), key(number));
                        put.remove(number);
                    }
                }
                default -> {
                    byte[] known = get(number);
                    found += known == null ? 0 : 1;
                    assertThat(known == null || Objects.deepEquals(known, put.get(number)))
                            .as("step " + i)
                            .isTrue();
                }
            }
        }
        assertThat(found).isGreaterThan(10_000);
    }
}
