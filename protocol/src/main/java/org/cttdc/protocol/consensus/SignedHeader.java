package org.cttdc.protocol.consensus;

import org.cttdc.protocol.codec.ProtoWriter;

/**
 * A header and the votes that made it final.
 *
 * @param header the header
 * @param commit votes for it
 */
public record SignedHeader(Header header, Commit commit) {
    ProtoWriter proto() {
        return new ProtoWriter().message(1, header.proto()).message(2, commit.proto());
    }
}
