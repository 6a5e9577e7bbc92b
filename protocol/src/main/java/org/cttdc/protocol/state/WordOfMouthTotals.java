package org.cttdc.protocol.state;

/**
 * What the community pays for word of mouth in a cycle.
 *
 * @param pot fen out of the cycle's community fee
 * @param score of all recommenders who proved theirs in time
 * @param paid fen claimed
 * @param paidFrom first cycle in which it is paid; scores count until then. 0 before the cycle's competitions are settled
 * @param swept whether what was left went to the treasury
 */
public record WordOfMouthTotals(long pot, long score, long paid, long paidFrom, boolean swept) {
    /** Before the first settlement. */
    public static final WordOfMouthTotals NONE = new WordOfMouthTotals(0, 0, 0, 0, false);
}
