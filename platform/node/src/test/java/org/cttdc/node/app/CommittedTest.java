package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.StateKey;
import org.junit.jupiter.api.Test;

/** What is learnt from beside counts at its own height alone. */
class CommittedTest {
    private static final StateKey<ListHead> KEY = new StateKey<>(Bytes.of((byte) 1), ListHead.class);

    private final Committed committed = new Committed(key -> value(1), 5);

    private static Bytes value(long count) {
        return Bytes.of(RecordCodec.encode(new ListHead(count)));
    }

    @Test
    void remembersWhatItsHeightHolds() {
        assertThat(committed.lookUp(KEY.key(), 5, key -> value(7))).isEqualTo(value(7));
        assertThat(committed.lookUp(KEY.key(), 5, key -> value(8))).isEqualTo(value(7));
        assertThat(committed.get(KEY)).isEqualTo(new ListHead(7));
    }

    @Test
    void remembersThatThereIsNothing() {
        assertThat(committed.lookUp(KEY.key(), 5, key -> null)).isNull();
        assertThat(committed.get(KEY)).isNull();
    }

    @Test
    void doesNotRememberWhatAnotherHeightHeld() {
        committed.clear(6);
        assertThat(committed.lookUp(KEY.key(), 5, key -> value(7))).isEqualTo(value(7));
        assertThat(committed.get(KEY)).isEqualTo(new ListHead(1));
    }
}
