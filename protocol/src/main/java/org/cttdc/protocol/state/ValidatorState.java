package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * A validator as the application knows it.
 *
 * @param publicKey its Ed25519 consensus key, 32 bytes
 * @param power voting power; 0 once it is out of the set
 * @param bond uCTT locked behind it
 * @param jailedAt height of the block that proved it misbehaved, 0 for never
 */
public record ValidatorState(Bytes publicKey, long power, long bond, long jailedAt) {
    /** The same with another power. */
    public ValidatorState withPower(long other) {
        return new ValidatorState(publicKey, other, bond, jailedAt);
    }

    /** The same with another bond. */
    public ValidatorState withBond(long uctt) {
        return new ValidatorState(publicKey, power, uctt, jailedAt);
    }

    /** The same, proven guilty at that height. */
    public ValidatorState jailed(long height) {
        return new ValidatorState(publicKey, power, bond, height);
    }
}
