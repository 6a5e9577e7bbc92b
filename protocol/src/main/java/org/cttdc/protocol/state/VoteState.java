package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;

/**
 * Somebody's vote. Numbers in bytes are unsigned, big-endian, without leading zeros.
 *
 * @param aye for or against
 * @param stake own uCTT locked, 0 once unlocked
 * @param conviction of the own stake
 * @param weight tenths counted in the chamber of stake, own and delegated
 * @param turnout the same without conviction
 * @param experience raw power counted in the other chamber, own and delegated
 * @param height of the vote
 */
public record VoteState(
        boolean aye, long stake, Conviction conviction, Bytes weight, Bytes turnout, Bytes experience, long height) {

    public static VoteState of(
            boolean aye,
            long stake,
            Conviction conviction,
            BigInteger weight,
            BigInteger turnout,
            BigInteger experience,
            long height) {
        return new VoteState(
                aye,
                stake,
                conviction,
                Unsigned.bytes(weight),
                Unsigned.bytes(turnout),
                Unsigned.bytes(experience),
                height);
    }

    /** The same with its stake given back. */
    public VoteState unlocked() {
        return new VoteState(aye, 0, conviction, weight, turnout, experience, height);
    }

    public BigInteger weightValue() {
        return Unsigned.number(weight);
    }

    public BigInteger turnoutValue() {
        return Unsigned.number(turnout);
    }

    public BigInteger experienceValue() {
        return Unsigned.number(experience);
    }
}
