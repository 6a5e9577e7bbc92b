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
public record ValidatorState(Bytes publicKey, long power, long bond, long jailedAt) {}
