package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * Somebody who stands for election.
 *
 * @param operator account that registered it, 20 bytes
 * @param index 0-based place in {@link StateKeys#candidates}
 * @param height of its registration, 0 for genesis
 */
public record CandidateState(Bytes operator, long index, long height) {
    /** Nobody. */
    public static final CandidateState NONE = new CandidateState(Bytes.EMPTY, 0, 0);
}
