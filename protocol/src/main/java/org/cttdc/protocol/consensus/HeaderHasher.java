package org.cttdc.protocol.consensus;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Objects;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * Hashes many headers of one chain as {@link Header#hash()} does. Neighbours share most of their fields, so a leaf or inner node of
 * the tree is hashed again only where something below it changed. Not thread-safe.
 */
public final class HeaderHasher {
    private static final int LEAVES = 14;
    private static final int NODES = 2 * LEAVES - 1;
    private static final byte LEAF = 0;
    private static final byte INNER = 1;

    private final MessageDigest digest = Sha256.digest();
    private final @Nullable Object[] fields = new @Nullable Object[LEAVES];
    private final byte[][] nodes = new byte[NODES][Sha256.SIZE];
    private final boolean[] changed = new boolean[NODES];
    private int next;

    /** The header's hash; empty, as in the reference, where the validators' hash is. */
    public Bytes hash(Header header) {
        if (header.validatorsHash().isEmpty()) {
            return Bytes.EMPTY;
        }
        scalars(header);
        bytes(5, header.lastCommitHash());
        bytes(6, header.dataHash());
        bytes(7, header.validatorsHash());
        bytes(8, header.nextValidatorsHash());
        bytes(9, header.consensusHash());
        bytes(10, header.appHash());
        bytes(11, header.lastResultsHash());
        bytes(12, header.evidenceHash());
        bytes(13, header.proposerAddress());
        next = LEAVES;
        return Bytes.of(nodes[fold(0, LEAVES)]);
    }

    private void scalars(Header header) {
        if (isNew(0, header.version())) {
            leaf(0, header.version().proto());
        }
        if (isNew(1, header.chainId())) {
            leaf(1, new ProtoWriter().bytes(1, Bytes.of(header.chainId().getBytes(StandardCharsets.UTF_8))));
        }
        if (isNew(2, header.height())) {
            leaf(2, new ProtoWriter().varint(1, header.height()));
        }
        if (isNew(3, header.time())) {
            leaf(3, header.time().proto());
        }
        if (isNew(4, header.lastBlockId())) {
            leaf(4, header.lastBlockId().proto());
        }
    }

    private void bytes(int index, Bytes value) {
        if (isNew(index, value)) {
            leaf(index, new ProtoWriter().bytes(1, value));
        }
    }

    private boolean isNew(int index, Object value) {
        changed[index] = !Objects.equals(fields[index], value);
        fields[index] = value;
        return changed[index];
    }

    private void leaf(int index, ProtoWriter content) {
        digest.update(LEAF);
        content.update(digest);
        end(index);
    }

    /** The node over the leaves of a range; inner nodes are numbered in the order they are finished. */
    private int fold(int from, int to) {
        if (to - from == 1) {
            return from;
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        int left = fold(from, middle);
        int right = fold(middle, to);
        int node = next++;
        changed[node] = changed[left] || changed[right];
        if (changed[node]) {
            digest.update(INNER);
            digest.update(nodes[left]);
            digest.update(nodes[right]);
            end(node);
        }
        return node;
    }

    private void end(int node) {
        try {
            digest.digest(nodes[node], 0, Sha256.SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 digest has 32 bytes", e);
        }
    }
}
