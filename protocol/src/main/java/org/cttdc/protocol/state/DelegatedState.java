package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;

/**
 * What others lend to an account, summed. Numbers in bytes are unsigned, big-endian, without leading zeros.
 *
 * @param stake uCTT
 * @param weight tenths, with their convictions
 * @param experience raw power
 */
public record DelegatedState(long stake, Bytes weight, Bytes experience) {
    /** Nobody lends anything. */
    public static final DelegatedState NONE = new DelegatedState(0, Bytes.EMPTY, Bytes.EMPTY);

    /** With a delegation more. */
    public DelegatedState plus(long moreStake, BigInteger moreWeight, BigInteger moreExperience) {
        return new DelegatedState(
                Math.addExact(stake, moreStake),
                Unsigned.bytes(weightValue().add(moreWeight)),
                Unsigned.bytes(experienceValue().add(moreExperience)));
    }

    /** With a delegation less. */
    public DelegatedState minus(long lessStake, BigInteger lessWeight, BigInteger lessExperience) {
        return plus(-lessStake, lessWeight.negate(), lessExperience.negate());
    }

    public BigInteger weightValue() {
        return Unsigned.number(weight);
    }

    public BigInteger experienceValue() {
        return Unsigned.number(experience);
    }
}
