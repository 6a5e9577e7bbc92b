package org.cttdc.node.store;

import java.nio.ByteBuffer;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** Where physical nodes are read. */
@FunctionalInterface
interface NodeSource {
    /** The node under a {@link #key}, encoded; throws {@link IllegalStateException} where the store has lost it. */
    byte[] encoded(Bytes key);

    /** The node under a {@link #key}, its caller's own. */
    default TreeNode load(Bytes key) {
        return TreeNode.decode(encoded(key));
    }

    /** One child of the node under a {@link #key}, null where its slot is free. */
    default @Nullable Child child(Bytes key, int slot) {
        return TreeNode.child(encoded(key), slot);
    }

    /** Version as 8 bytes big-endian, then the half bytes of the path, one a byte. */
    static Bytes key(long version, byte[] path, int length) {
        byte[] key = new byte[Long.BYTES + length];
        ByteBuffer.wrap(key).putLong(version).put(path, 0, length);
        return Bytes.of(key);
    }
}
