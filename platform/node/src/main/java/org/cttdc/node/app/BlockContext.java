package org.cttdc.node.app;

import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;

/**
 * What every transaction of a block sees.
 *
 * @param chainId the chain
 * @param height of the block, 0 for genesis
 * @param time of the block
 * @param params governance parameters
 */
record BlockContext(String chainId, long height, Timestamp time, ChainParams params) {
    /** The cycle it lies in. */
    long cycle() {
        return new CyclePhases(params.cycleLength()).cycle(height);
    }
}
