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
        byte[] prefix = base.toArray();
        ByteBuffer out = ByteBuffer.allocate(prefix.length + 1 + Long.BYTES);
        out.put(prefix).put((byte) '/').putLong(index);
        return new StateKey<>(Bytes.of(out.array()), type);
    }
}
