package org.cttdc.node.store;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.smt.SmtHasher;

/** What hangs below a slot of a {@link TreeNode}, or the root of a version. */
sealed interface Child {
    /** Version that wrote it. */
    long version();

    /** Hash of the subtree, 32 bytes. */
    Bytes hash();

    /** A subtree of one key, kept inside its parent; its value was set at {@code version}. */
    record Leaf(long version, Bytes keyHash, Bytes hash) implements Child {
        static Leaf of(long version, Bytes keyHash, Bytes valueHash) {
            return new Leaf(version, keyHash, SmtHasher.ICS23.leaf(keyHash, valueHash));
        }
    }

    /** A subtree of two or more keys: a physical node written at {@code version}. */
    record Branch(long version, Bytes hash) implements Child {}
}
