package org.cttdc.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent<String> recent = new Recent<>(100, String::length);

    private static Bytes key(String name) {
        return Bytes.of(name.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void forgetsWhatWasNotUsedForTwoGenerations() {
        recent.put(key("idle"), "i");
        recent.put(key("used"), "u");
        for (int i = 0; i < 100; i++) {
            recent.put(key("filler" + i), "0123456789");
            assertThat(recent.get(key("used"))).isEqualTo("u");
        }
        assertThat(recent.get(key("idle"))).isNull();
        assertThat(recent.get(key("filler0"))).isNull();
        assertThat(recent.get(key("filler99"))).isEqualTo("0123456789");
    }

    @Test
    void replacesWhatItKnowsInEitherGenerationAndNothingElse() {
        recent.put(key("old"), "before");
        for (int i = 0; i < 11; i++) {
            recent.put(key("filler" + i), "0123456789");
        }
        recent.replace(key("old"), "after");
        recent.replace(key("unknown"), "after");
        assertThat(recent.get(key("old"))).isEqualTo("after");
        assertThat(recent.get(key("unknown"))).isNull();
    }

    @Test
    void forgetsEverythingWhenAsked() {
        recent.put(key("a"), "a");
        recent.clear();
        assertThat(recent.get(key("a"))).isNull();
    }
}
