package org.cttdc.lightnode.store;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;

/**
 * A light block that was verified.
 *
 * @param block header, commit and validators
 * @param hash of the header, 32 bytes
 * @param verifiedFrom trusted height it was verified with; its own where it is the trust root
 * @param agreeing endpoints that served the same header
 */
public record TrustedBlock(LightBlock block, Bytes hash, long verifiedFrom, int agreeing) {
    /** The header. */
    public Header header() {
        return block.header();
    }

    /** Its height. */
    public long height() {
        return block.height();
    }
}
