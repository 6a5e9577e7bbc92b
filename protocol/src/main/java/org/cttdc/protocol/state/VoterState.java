package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;

/**
 * What somebody lends to others or has bound. Numbers in bytes are unsigned, big-endian, without leading zeros.
 *
 * @param delegate whom the weight is lent to, 20 bytes, or empty
 * @param stake uCTT locked in the delegation, also after its end until it is unlocked
 * @param conviction of that stake
 * @param experience raw power lent, 0 after the end
 * @param stakeFreeAfter last height at which the stake of an ended delegation is locked
 * @param lentUntil last height at which experience power that was lent may still count elsewhere
 * @param votesUntil last height at which a vote with own experience power may still run
 */
public record VoterState(
        Bytes delegate,
        long stake,
        Conviction conviction,
        Bytes experience,
        long stakeFreeAfter,
        long lentUntil,
        long votesUntil) {
    /** Nothing lent, nothing bound. */
    public static final VoterState NONE = new VoterState(Bytes.EMPTY, 0, Conviction.NONE, Bytes.EMPTY, 0, 0, 0);

    /** Lends weight to somebody. */
    public VoterState delegating(Bytes to, long locked, Conviction bound, BigInteger power) {
        return new VoterState(to, locked, bound, Unsigned.bytes(power), 0, lentUntil, votesUntil);
    }

    /** Ends the delegation: its stake is bound up to a height, lent power up to another. */
    public VoterState ended(long freeAfter, long lent) {
        return new VoterState(Bytes.EMPTY, stake, conviction, Bytes.EMPTY, freeAfter, lent, votesUntil);
    }

    /** Gives the stake of an ended delegation back. */
    public VoterState unlocked() {
        return new VoterState(delegate, 0, Conviction.NONE, experience, 0, lentUntil, votesUntil);
    }

    /** Has voted with own experience power. */
    public VoterState voting(long until) {
        return new VoterState(
                delegate, stake, conviction, experience, stakeFreeAfter, lentUntil, Math.max(votesUntil, until));
    }

    /** Whether weight is lent now. */
    public boolean delegates() {
        return !delegate.isEmpty();
    }

    public BigInteger experienceValue() {
        return Unsigned.number(experience);
    }
}
