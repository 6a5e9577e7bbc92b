package org.cttdc.protocol.rules;

import java.math.BigInteger;

/**
 * Thresholds that adapt to turnout, in exact integers (protocol page, section 7, after Polkadot's adaptive quorum biasing): the lower
 * the turnout, the clearer a change must be wanted, or a routine matter rejected.
 */
public final class AdaptiveQuorum {
    private AdaptiveQuorum() {}

    /** Which side a low turnout favours. */
    public enum Bias {
        /** Against the change: parameters, treasury. Passes iff N²E < A²T. */
        POSITIVE,
        /** For the proposal: routine renewals. Passes iff N²T < A²E. */
        NEGATIVE
    }

    /** Whether a vote passes; all numbers are weights, turnout at most electorate. */
    public static boolean passes(
            Bias bias, BigInteger ayes, BigInteger nays, BigInteger turnout, BigInteger electorate) {
        if (ayes.signum() < 0 || nays.signum() < 0 || turnout.signum() < 0 || turnout.compareTo(electorate) > 0) {
            throw new IllegalArgumentException("weights are not negative and turnout is at most the electorate");
        }
        boolean positive = bias == Bias.POSITIVE;
        BigInteger against = nays.multiply(nays).multiply(positive ? electorate : turnout);
        BigInteger inFavour = ayes.multiply(ayes).multiply(positive ? turnout : electorate);
        return against.compareTo(inFavour) < 0;
    }
}
