package org.cttdc.lightnode.sync;

import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;

/**
 * A header that may be believed.
 *
 * @param hash 32 bytes
 * @param anchor the signed block its trust comes from: itself, or one above that links back to it
 */
public record VerifiedHeader(Header header, Bytes hash, TrustedBlock anchor) {
    /** A block that was verified by its own commit. */
    public static VerifiedHeader of(TrustedBlock block) {
        return new VerifiedHeader(block.header(), block.hash(), block);
    }
}
