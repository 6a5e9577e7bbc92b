package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.AdaptiveQuorum.Bias;

/** A vote of the community in two chambers that must both pass (protocol page, section 7). */
public final class AdaptiveVote {
    /** Fewer different voters decide nothing. */
    public static final int MIN_PERSONS = 15;
    /** Part of the electorate that must vote. */
    public static final long MIN_TURNOUT_PPM = 20_000;

    private static final int LAST_PART = 10;
    private static final BigInteger TENTHS = BigInteger.TEN;

    private AdaptiveVote() {}

    /** How long somebody binds their stake to what they voted for, and how much more it then counts. */
    public enum Conviction {
        /** Not at all: a tenth. */
        NONE(1, 0),
        ONE(10, 1),
        TWO(20, 2),
        THREE(30, 4),
        FOUR(40, 8),
        FIVE(50, 16),
        SIX(60, 32);

        private final long tenths;
        private final int lockCycles;

        Conviction(long tenths, int lockCycles) {
            this.tenths = tenths;
            this.lockCycles = lockCycles;
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
        boolean isValid() {
            return turnout.multiply(BigInteger.valueOf(Ppm.ONE))
                            .compareTo(electorate.multiply(BigInteger.valueOf(MIN_TURNOUT_PPM)))
                    >= 0;
        }

        boolean passes(Bias bias) {
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
        long tenth = (end - start + 1) / LAST_PART;
        return flipped && !extended && height > end - tenth ? Math.addExact(end, tenth) : end;
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
        Ppm.requireNonNegative(hits);
        Ppm.requireNonNegative(misses);
        long base = Math.addExact(hits, 2);
        return Ppm.ONE / 2 + Ppm.mulDiv(Ppm.ONE, base, Math.addExact(base, Math.addExact(misses, 2)));
    }

    /** min(power, cap)·a, in millionths. */
    public static BigInteger weigh(Evaluation ballot, BigInteger cap) {
        return ballot.power().min(cap).multiply(BigInteger.valueOf(accuracy(ballot.hits(), ballot.misses())));
    }
}
