package org.cttdc.node.store;

import java.nio.ByteBuffer;
import org.cttdc.protocol.Bytes;

/** Where physical nodes are read. */
@FunctionalInterface
interface NodeSource {
    /** The node under a {@link #key}, its caller's own; throws {@link IllegalStateException} where the store has lost it. */
    TreeNode load(Bytes key);

    /** Version as 8 bytes big-endian, then the half bytes of the path, one a byte. */
    static Bytes key(long version, byte[] path, int length) {
        byte[] key = new byte[Long.BYTES + length];
        ByteBuffer.wrap(key).putLong(version).put(path, 0, length);
        return Bytes.of(key);
    }
}
