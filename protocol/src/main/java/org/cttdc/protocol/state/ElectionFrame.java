package org.cttdc.protocol.state;

import java.math.BigInteger;
import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * What an election is held over, fixed at its checkpoint.
 *
 * @param candidates consensus addresses in their order
 * @param seats to fill
 * @param backed whether power follows the budget behind a seat
 * @param stakeTarget uCTT
 * @param experienceTarget raw experience power, unsigned, big-endian
 */
public record ElectionFrame(
        List<Bytes> candidates, int seats, boolean backed, long stakeTarget, Bytes experienceTarget) {
    public ElectionFrame {
        candidates = List.copyOf(candidates);
    }

    public static ElectionFrame of(
            List<Bytes> candidates, int seats, boolean backed, long stakeTarget, BigInteger experienceTarget) {
        return new ElectionFrame(candidates, seats, backed, stakeTarget, Unsigned.bytes(experienceTarget));
    }

    /** The target as a number. */
    public BigInteger experienceTargetValue() {
        return Unsigned.number(experienceTarget);
    }
}
