package org.cttdc.protocol.state;

import java.math.BigInteger;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Power;

/**
 * A ballot as it counted in an election.
 *
 * @param account whose it is, 20 bytes
 * @param power what it weighs by
 * @param weight uCTT or raw experience power, unsigned, big-endian; 1 for a guardian
 * @param candidates consensus addresses
 * @param creditClaimed what a unit of the pot had earned in CREDIT when it was last claimed from, as in {@link PotState.Stream}
 * @param cttClaimed the same in CTT
 */
public record VoiceState(
        Bytes account, Power power, Bytes weight, List<Bytes> candidates, Bytes creditClaimed, Bytes cttClaimed) {
    public VoiceState {
        candidates = List.copyOf(candidates);
    }

    public static VoiceState of(Bytes account, Power power, BigInteger weight, List<Bytes> candidates) {
        return new VoiceState(account, power, Unsigned.bytes(weight), candidates, Bytes.EMPTY, Bytes.EMPTY);
    }

    /** The weight as a number. */
    public BigInteger weightValue() {
        return Unsigned.number(weight);
    }
}
