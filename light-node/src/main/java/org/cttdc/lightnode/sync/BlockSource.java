package org.cttdc.lightnode.sync;

import org.cttdc.lightnode.store.LightBlockTable;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.SignedHeader;

/** Fetches light blocks of a peer; a validator set that is known by its hash is not fetched again. */
final class BlockSource {
    private final LightBlockTable known;

    BlockSource(LightBlockTable known) {
        this.known = known;
    }

    /** The light block of a height. */
    LightBlock fetch(Peer peer, long height) {
        return complete(peer, peer.rpc().commit(height));
    }

    /** A signed header with its validators. */
    LightBlock complete(Peer peer, SignedHeader signed) {
        return new LightBlock(
                signed,
                known.validators(signed.header().validatorsHash())
                        .orElseGet(() -> peer.rpc().validators(signed.header().height())));
    }
}
