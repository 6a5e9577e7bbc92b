package org.cttdc.node.store;

import java.security.DigestException;
import java.security.MessageDigest;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.smt.SmtHasher;

/** Hashes the binary levels inside of physical nodes, by the rules of {@link SmtHasher#ICS23}. For one thread at a time. */
final class NodeHasher {
    private static final byte[] INNER = SmtHasher.ICS23.innerPrefix().toArray();
    private static final byte[] EMPTY = SmtHasher.ICS23.emptyHash().toArray();

    private final MessageDigest digest = Sha256.digest();
    private final byte[] hashes = new byte[TreeNode.WIDTH * Sha256.SIZE];
    private final byte[] kinds = new byte[TreeNode.WIDTH];

    /** Hash of the whole node; quarters that it remembers are not computed, and it remembers the others. */
    Bytes hash(TreeNode node) {
        load(node, 0, TreeNode.WIDTH);
        for (int i = 0; i < TreeNode.WIDTH / 2; i++) {
            if (!node.remembers(i / 2)) {
                join(i);
            }
        }
        for (int i = 0; i < TreeNode.QUARTERS; i++) {
            if (node.remembers(i)) {
                node.recall(i, hashes);
                kinds[i] = TreeNode.BRANCH;
            } else {
                join(i);
                if (kinds[i] == TreeNode.BRANCH) {
                    node.remember(i, hashes);
                }
            }
        }
        return reduce(TreeNode.QUARTERS);
    }

    /** Hash of a power of two of slots, beginning at a multiple of it. */
    Bytes hash(TreeNode node, int from, int to) {
        load(node, from, to);
        return reduce(to - from);
    }

    private void load(TreeNode node, int from, int to) {
        node.copyHashes(from, to, hashes);
        for (int i = from; i < to; i++) {
            kinds[i - from] = node.kind(i);
        }
    }

    private Bytes reduce(int places) {
        for (int width = places; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                join(i);
            }
        }
        return kinds[0] == TreeNode.NONE ? SmtHasher.ICS23.emptyHash() : Bytes.of(hashes, 0, Sha256.SIZE);
    }

    /** Puts the parent of the places 2i and 2i+1 into the place i, which nobody needs any more. */
    private void join(int i) {
        int left = 2 * i;
        int right = left + 1;
        if (kinds[left] == TreeNode.NONE || kinds[right] == TreeNode.NONE) {
            int taken = kinds[left] == TreeNode.NONE ? right : left;
            if (kinds[taken] != TreeNode.BRANCH) {
                System.arraycopy(hashes, taken * Sha256.SIZE, hashes, i * Sha256.SIZE, Sha256.SIZE);
                kinds[i] = kinds[taken];
                return;
            }
            int empty = left + right - taken;
            System.arraycopy(EMPTY, 0, hashes, empty * Sha256.SIZE, Sha256.SIZE);
        }
        digest.update(INNER);
        digest.update(hashes, left * Sha256.SIZE, 2 * Sha256.SIZE);
        try {
            digest.digest(hashes, i * Sha256.SIZE, Sha256.SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 digest has 32 bytes", e);
        }
        kinds[i] = TreeNode.BRANCH;
    }
}
