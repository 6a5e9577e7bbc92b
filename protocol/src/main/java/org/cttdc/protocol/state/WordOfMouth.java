package org.cttdc.protocol.state;

/**
 * A recommender's word of mouth in a cycle.
 *
 * @param orders proved
 * @param score over all listings
 * @param claimedHeight block in which its part of the community's fee was claimed, 0 before
 */
public record WordOfMouth(long orders, long score, long claimedHeight) {
    /** Before the first proof. */
    public static final WordOfMouth NONE = new WordOfMouth(0, 0, 0);
}
