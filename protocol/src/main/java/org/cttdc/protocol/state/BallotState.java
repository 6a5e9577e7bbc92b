package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration.Ruling;

/**
 * An account's ballot where all experience power votes on a dispute.
 *
 * @param commitment to the vote
 * @param revealed whether it is open
 * @param vote once revealed
 * @param weight of the vote, unsigned big-endian
 */
public record BallotState(Bytes commitment, boolean revealed, Ruling vote, Bytes weight) {
    /** Bound to a vote. */
    public static BallotState committed(Bytes to) {
        return new BallotState(to, false, Ruling.UPHOLD, Bytes.EMPTY);
    }
}
