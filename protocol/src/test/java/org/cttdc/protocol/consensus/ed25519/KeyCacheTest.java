package org.cttdc.protocol.consensus.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
    private final KeyCache keys = new KeyCache(2);

    @Test
    void keepsTheKeysUsedLast() {
        Bytes a = SmallOrder.ENCODINGS.get(0);
        Bytes b = SmallOrder.ENCODINGS.get(1);
        PreparedKey first = keys.get(a);
        PreparedKey second = keys.get(b);
        assertThat(keys.get(a)).isNotNull().isSameAs(first);
        keys.get(SmallOrder.ENCODINGS.get(2));
        assertThat(keys.get(a)).isSameAs(first);
        assertThat(keys.get(b)).isNotNull().isNotSameAs(second);
    }

    @Test
    void knowsNoKeyThatIsNoPoint() {
        Bytes noPoint = Bytes.fromHex("02" + "00".repeat(31));
        assertThat(EdwardsPoint.decode(noPoint.toArray())).isNull();
        assertThat(keys.get(noPoint)).isNull();
    }
}
