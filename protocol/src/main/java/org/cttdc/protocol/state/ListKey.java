package org.cttdc.protocol.state;

import java.nio.ByteBuffer;
import org.cttdc.protocol.Bytes;

/**
 * A provably complete list: the count stands at the base key, item {@code i} at base ‖ '/' ‖ i as 8 bytes big-endian. Who proves
 * the count and every item at one height knows that nothing is left out.
 */
public record ListKey<T extends Record>(Bytes base, Class<T> type) {

    /** Key of the list's {@link ListHead}. Absent means empty. */
    public StateKey<ListHead> head() {
        return new StateKey<>(base, ListHead.class);
    }

    /** Key of the 0-based item. */
    public StateKey<T> item(long index) {
        ByteBuffer suffix = ByteBuffer.allocate(1 + Long.BYTES).put((byte) '/').putLong(index);
        return new StateKey<>(Bytes.concat(base, Bytes.of(suffix.array())), type);
    }
}
