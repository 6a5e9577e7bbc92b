package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/**
 * The chain's randomness as it stands after the newest block.
 *
 * @param randomness R, 32 bytes; draws are made from it by {@code rules.Beacon}, each with a purpose of its own
 * @param height block whose reveal made it, 0 before the first
 * @param missed blocks whose proposer owed a reveal and brought none
 */
public record BeaconState(Bytes randomness, long height, long missed) {
    /** Before the first reveal. */
    public static final BeaconState START = new BeaconState(Bytes.of(new byte[Sha256.SIZE]), 0, 0);
}
