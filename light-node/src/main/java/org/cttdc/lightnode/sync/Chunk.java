package org.cttdc.lightnode.sync;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.lightnode.api.HashedHeader;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.HeaderHasher;

/**
 * Headers one endpoint served, hashed.
 *
 * @param peer who served them
 * @param headers in the order they are linked in
 */
record Chunk(Peer peer, List<HashedHeader> headers) {
    static Chunk of(Peer peer, List<Header> headers) {
        HeaderHasher hasher = new HeaderHasher();
        List<HashedHeader> hashed = new ArrayList<>(headers.size());
        for (Header header : headers) {
            hashed.add(new HashedHeader(header, hasher.hash(header)));
        }
        return new Chunk(peer, hashed);
    }

    HashedHeader first() {
        return headers.getFirst();
    }

    HashedHeader last() {
        return headers.getLast();
    }
}
