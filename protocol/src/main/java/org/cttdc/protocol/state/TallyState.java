package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.AdaptiveVote;

/**
 * One chamber's count so far. Numbers are unsigned, big-endian, without leading zeros: of stake tenths of a uCTT, of experience raw
 * power.
 *
 * @param ayes weight for
 * @param nays weight against
 * @param turnout unmultiplied weight that voted
 * @param electorate unmultiplied weight that could, when somebody last voted
 */
public record TallyState(Bytes ayes, Bytes nays, Bytes turnout, Bytes electorate) {
    /** Before anybody voted. */
    public static final TallyState NONE = new TallyState(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY);

    public static TallyState of(AdaptiveVote.Tally tally) {
        return new TallyState(
                Unsigned.bytes(tally.ayes()),
                Unsigned.bytes(tally.nays()),
                Unsigned.bytes(tally.turnout()),
                Unsigned.bytes(tally.electorate()));
    }

    /** As numbers. */
    public AdaptiveVote.Tally tally() {
        return new AdaptiveVote.Tally(
                Unsigned.number(ayes), Unsigned.number(nays), Unsigned.number(turnout), Unsigned.number(electorate));
    }

    /** With a ballot more; the electorate is at least who voted. */
    public TallyState plus(boolean aye, BigInteger weight, BigInteger turned, BigInteger electorateNow) {
        return moved(aye, weight, turned, electorateNow);
    }

    /** With a ballot less. */
    public TallyState minus(boolean aye, BigInteger weight, BigInteger turned) {
        return moved(aye, weight.negate(), turned.negate(), Unsigned.number(electorate));
    }

    private TallyState moved(boolean aye, BigInteger weight, BigInteger turned, BigInteger electorateNow) {
        AdaptiveVote.Tally t = tally();
        BigInteger turnoutNow = t.turnout().add(turned);
        return of(new AdaptiveVote.Tally(
                aye ? t.ayes().add(weight) : t.ayes(),
                aye ? t.nays() : t.nays().add(weight),
                turnoutNow,
                electorateNow.max(turnoutNow)));
    }
}
