package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;
import org.cttdc.protocol.rules.AdaptiveQuorum.Bias;

/** A vote of the community in two chambers that must both pass (protocol page, section 7). */
public final class AdaptiveVote {
    /** Fewer different voters decide nothing. */
    public static final int MIN_PERSONS = 15;
    /** Part of the electorate that must vote. */
    public static final long MIN_TURNOUT_PPM = 20_000;

    /** Stake weighs in tenths, so that a tenth of it can be counted. */
    public static final BigInteger TENTHS = BigInteger.TEN;

    private static final int LAST_PART = 10;

    private AdaptiveVote() {}

    /** How long somebody binds their stake to what they voted for, and how much more it then counts. */
    public enum Conviction implements WireEnum {
        /** Not at all: a tenth. */
        NONE(0, 1, 0),
        ONE(1, 10, 1),
        TWO(2, 20, 2),
        THREE(3, 30, 4),
        FOUR(4, 40, 8),
        FIVE(5, 50, 16),
        SIX(6, 60, 32);

        private final int number;
        private final long tenths;
        private final int lockCycles;

        Conviction(int number, long tenths, int lockCycles) {
            this.number = number;
            this.tenths = tenths;
            this.lockCycles = lockCycles;
        }

        @Override
        public int number() {
            return number;
        }

        /** Weight of a stake, in tenths of its smallest unit. */
        public BigInteger weigh(long stake) {
            Ppm.requireNonNegative(stake);
            return BigInteger.valueOf(stake).multiply(BigInteger.valueOf(tenths));
        }

        /** Cycles the stake stays locked after the vote when it was on the winning side. */
        public int lockCycles() {
            return lockCycles;
        }
    }

    /**
     * One chamber's count.
     *
     * @param ayes weight for
     * @param nays weight against
     * @param turnout unmultiplied weight that voted
     * @param electorate unmultiplied weight that could
     */
    public record Tally(BigInteger ayes, BigInteger nays, BigInteger turnout, BigInteger electorate) {
        /** Whether enough weight voted for the result to count. */
        public boolean isValid() {
            return turnout.multiply(BigInteger.valueOf(Ppm.ONE))
                            .compareTo(electorate.multiply(BigInteger.valueOf(MIN_TURNOUT_PPM)))
                    >= 0;
        }

        /** Whether the chamber is for it. */
        public boolean passes(Bias bias) {
            return isValid() && AdaptiveQuorum.passes(bias, ayes, nays, turnout, electorate);
        }
    }

    /** Whether a proposal passes: enough persons, enough weight in both chambers, and both for it. */
    public static boolean passes(Bias bias, int persons, Tally stake, Tally experience) {
        return persons >= MIN_PERSONS && stake.passes(bias) && experience.passes(bias);
    }

    /**
     * When a vote ends after one more ballot: a ballot that turns the outcome in the last tenth of the time gives everybody that tenth
     * again, once.
     *
     * @param start first height
     * @param end last height planned
     * @param height of the ballot
     * @param flipped whether the outcome turned with it
     * @param extended whether the end was moved before
     */
    public static long endAfter(long start, long end, long height, boolean flipped, boolean extended) {
        long tenth = lastPart(start, end);
        return flipped && !extended && height > end - tenth ? Math.addExact(end, tenth) : end;
    }

    /** Blocks of the last tenth of a vote: those in which a turn gives everybody more time, and how much. */
    public static long lastPart(long start, long end) {
        return (end - start + 1) / LAST_PART;
    }

    /**
     * One voter of the stake chamber.
     *
     * @param stake uCTT
     * @param conviction of the vote, or of the delegation
     * @param aye the vote; unused where delegated
     * @param delegate whom the weight is given to, or empty for an own vote
     */
    public record StakeVote(long stake, Conviction conviction, boolean aye, Bytes delegate) {}

    /**
     * Counts the stake chamber. A delegation follows the delegate's own vote with the delegator's conviction; it does not travel
     * further, and counts for nothing where the delegate did not vote.
     */
    public static Tally count(Map<Bytes, StakeVote> votes, BigInteger electorate) {
        BigInteger ayes = BigInteger.ZERO;
        BigInteger nays = BigInteger.ZERO;
        BigInteger turnout = BigInteger.ZERO;
        for (StakeVote vote : new TreeMap<>(votes).values()) {
            StakeVote followed = vote.delegate().isEmpty() ? vote : votes.get(vote.delegate());
            if (followed != null && followed.delegate().isEmpty()) {
                BigInteger weight = vote.conviction().weigh(vote.stake());
                ayes = followed.aye() ? ayes.add(weight) : ayes;
                nays = followed.aye() ? nays : nays.add(weight);
                turnout = turnout.add(BigInteger.valueOf(vote.stake()).multiply(TENTHS));
            }
        }
        return new Tally(ayes, nays, turnout, electorate.multiply(TENTHS));
    }

    /**
     * An evaluation ballot.
     *
     * @param power experience power, not negative
     * @param hits decayed number of earlier ballots that final arbitration or an audit bore out, never the majority
     * @param misses decayed number of those it did not
     */
    public record Evaluation(BigInteger power, long hits, long misses) {}

    /** a = 500000 + ⌊10^6·(h+2)/(h+m+4)⌋ ppm: from a little above ½ for those often wrong to nearly 3/2, 1 for newcomers. */
    public static long accuracy(long hits, long misses) {
        return accuracy(hits, misses, 1);
    }

    /** As {@link #accuracy(long, long)}, with hits and misses counted in that many parts of one. */
    public static long accuracy(long hits, long misses, long unit) {
        Ppm.requireNonNegative(hits);
        Ppm.requireNonNegative(misses);
        long base = Math.addExact(hits, 2 * unit);
        return Ppm.ONE / 2 + Ppm.mulDiv(Ppm.ONE, base, Math.addExact(base, Math.addExact(misses, 2 * unit)));
    }

    /** min(power, cap)·a, in millionths. */
    public static BigInteger weigh(Evaluation ballot, BigInteger cap) {
        return ballot.power().min(cap).multiply(BigInteger.valueOf(accuracy(ballot.hits(), ballot.misses())));
    }
}
