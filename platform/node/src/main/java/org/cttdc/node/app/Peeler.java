package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.OnionState;
import org.cttdc.protocol.tx.BeaconTx;

/** Who keeps the secret of a validator's onions and says what its next proposal reveals. */
@FunctionalInterface
public interface Peeler {
    /** A node that proposes nothing. */
    Peeler NONE = (validator, onion) -> new BeaconTx(Bytes.EMPTY, Bytes.EMPTY);

    /** What a proposal of the validator reveals and registers; {@code onion} is its own as it counts in that block. */
    BeaconTx next(Bytes validator, OnionState onion);
}
