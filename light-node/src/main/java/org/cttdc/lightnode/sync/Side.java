package org.cttdc.lightnode.sync;

import java.net.URI;
import java.util.List;
import java.util.function.LongFunction;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.protocol.consensus.LightBlock;

/**
 * One side of a disagreement that has verified its header.
 *
 * @param name its address
 * @param trace verified blocks from one both sides trusted to the header in dispute
 * @param blocks fetches its blocks
 */
record Side(URI name, List<TrustedBlock> trace, LongFunction<LightBlock> blocks) {
    LightBlock claim() {
        return trace.getLast().block();
    }
}
