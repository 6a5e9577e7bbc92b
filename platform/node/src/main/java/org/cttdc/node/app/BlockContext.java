package org.cttdc.node.app;

import java.util.List;
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
 * @param validators who made the chain final, in the order of the validator set
 */
record BlockContext(String chainId, long height, Timestamp time, ChainParams params, List<ValidatorPower> validators) {
    BlockContext {
        validators = List.copyOf(validators);
    }

    /** The cycle it lies in. */
    long cycle() {
        return new CyclePhases(params.cycleLength()).cycle(height);
    }
}
