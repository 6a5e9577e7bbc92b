package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;

/**
 * The time of one validator set, from the block that named it to the block that named the next.
 *
 * @param height of the block that named the set, 0 for genesis
 * @param endHeight of the block that named the next, 0 while it lasts
 * @param stake uCTT that voted
 * @param stakeBudget what stake had to give, of 10^15
 * @param experience raw experience power that voted, unsigned, big-endian
 * @param experienceBudget what experience power had to give
 * @param assigned budget that stands behind the seats and those elected with them
 * @param swept height at which what nobody claimed went on, 0 for not yet
 */
public record TermState(
        long height,
        long endHeight,
        long stake,
        long stakeBudget,
        Bytes experience,
        long experienceBudget,
        long assigned,
        long swept) {
    /** The time of the genesis set. */
    public static final TermState GENESIS = new TermState(0, 0, 0, 0, Bytes.EMPTY, 0, 0, 0);

    public static TermState begin(
            long height, long stake, long stakeBudget, BigInteger experience, long experienceBudget, long assigned) {
        return new TermState(height, 0, stake, stakeBudget, Unsigned.bytes(experience), experienceBudget, assigned, 0);
    }

    /** The experience power as a number. */
    public BigInteger experienceValue() {
        return Unsigned.number(experience);
    }

    /** What a ballot brought, and earns by where it named a validator of the set: ⌊class budget · weight / Σ⌋; guardians earn nothing. */
    public long budget(VoiceState voice) {
        return switch (voice.power()) {
            case STAKE -> part(stakeBudget, voice.weightValue(), BigInteger.valueOf(stake));
            case EXPERIENCE -> part(experienceBudget, voice.weightValue(), experienceValue());
            case GUARDIAN -> 0;
        };
    }

    private static long part(long budget, BigInteger weight, BigInteger sum) {
        return BigInteger.valueOf(budget).multiply(weight).divide(sum).longValueExact();
    }

    public TermState ended(long at) {
        return new TermState(height, at, stake, stakeBudget, experience, experienceBudget, assigned, swept);
    }

    public TermState swept(long at) {
        return new TermState(height, endHeight, stake, stakeBudget, experience, experienceBudget, assigned, at);
    }
}
