package org.cttdc.node.store;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** Where physical nodes are read. */
@FunctionalInterface
interface NodeSource {
    /**
     * What a reader takes from the node under a {@link #key}, encoded, which it must not keep; throws {@link IllegalStateException} where
     * the store has lost it.
     */
    <T extends @Nullable Object> T read(Bytes key, Function<ByteBuffer, T> reader);

    /** The node under a {@link #key}, its caller's own. */
    default TreeNode load(Bytes key) {
        return read(key, TreeNode::decode);
    }

    /** Makes a node the one under a {@link #key}. */
    default void load(Bytes key, TreeNode into) {
        this.<@Nullable Void>read(key, node -> {
            into.become(node);
            return null;
        });
    }

    /** One child of the node under a {@link #key}, null where its slot is free. */
    default @Nullable Child child(Bytes key, int slot) {
        return this.<@Nullable Child>read(key, node -> TreeNode.child(node, slot));
    }

    /** Version as 8 bytes big-endian, then the half bytes of the path, one a byte. */
    static Bytes key(long version, byte[] path, int length) {
        byte[] key = new byte[Long.BYTES + length];
        ByteBuffer.wrap(key).putLong(version).put(path, 0, length);
        return Bytes.of(key);
    }
}
