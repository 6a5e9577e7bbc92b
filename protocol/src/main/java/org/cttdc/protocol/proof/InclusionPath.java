package org.cttdc.protocol.proof;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * An RFC 6962-shaped inclusion proof in CometBFT's form.
 *
 * @param index 0-based position of the leaf
 * @param total number of leaves, at least 1
 * @param aunts sibling hashes from the leaf up, 32 bytes each, at most 100
 */
public record InclusionPath(long index, long total, List<Bytes> aunts) {
    public InclusionPath {
        aunts = List.copyOf(aunts);
    }
}
