package org.cttdc.protocol.consensus;

import org.cttdc.protocol.codec.ProtoWriter;

/**
 * What a light client needs of a height.
 *
 * @param signedHeader header and commit
 * @param validators validators of the height
 */
public record LightBlock(SignedHeader signedHeader, ValidatorSet validators) {
    /** The header. */
    public Header header() {
        return signedHeader.header();
    }

    /** The votes for the header. */
    public Commit commit() {
        return signedHeader.commit();
    }

    /** Height of the header. */
    public long height() {
        return header().height();
    }

    ProtoWriter proto() {
        return new ProtoWriter().message(1, signedHeader.proto()).message(2, validators.proto());
    }
}
