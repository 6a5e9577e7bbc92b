package org.cttdc.protocol.state;

/**
 * What a recommender brought to one listing in a cycle.
 *
 * @param orders proved so far
 * @param score what they count, see {@link org.cttdc.protocol.rules.Recommenders#score}
 */
public record Recommendation(long orders, long score) {
    /** Before the first proof. */
    public static final Recommendation NONE = new Recommendation(0, 0);
}
