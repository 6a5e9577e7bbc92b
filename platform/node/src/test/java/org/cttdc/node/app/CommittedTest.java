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
    void takesWhatItsHeightHolds() {
        committed.learn(KEY.key(), value(7), 5);
        assertThat(committed.remembers(KEY)).isTrue();
        assertThat(committed.get(KEY)).isEqualTo(new ListHead(7));
    }

    @Test
    void refusesWhatAnotherHeightHeld() {
        committed.clear(6);
        committed.learn(KEY.key(), value(7), 5);
        assertThat(committed.remembers(KEY)).isFalse();
        assertThat(committed.get(KEY)).isEqualTo(new ListHead(1));
    }
}
