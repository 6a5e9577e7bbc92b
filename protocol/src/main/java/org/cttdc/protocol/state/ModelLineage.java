package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * Where a model comes from and what follows it.
 *
 * @param parent content id of the model it builds on, or empty
 * @param royaltyPpm part of its author's share that goes to the parent's author
 * @param depth number of its ancestors
 * @param actsFrom first cycle in which listings may be published under it
 * @param successor content id of its revision, or empty
 * @param endsFrom first cycle in which no listing may be published under it any more; 0 while there is none
 * @param closedFrom first cycle whose orders are refused; 0 while there is none
 * @param openDefects defects that are neither decided nor lapsed
 */
public record ModelLineage(
        Bytes parent,
        long royaltyPpm,
        int depth,
        long actsFrom,
        Bytes successor,
        long endsFrom,
        long closedFrom,
        long openDefects) {
    /** A model of its own that acts at once. */
    public static final ModelLineage ORIGINAL = new ModelLineage(Bytes.EMPTY, 0, 0, 0, Bytes.EMPTY, 0, 0, 0);

    /** Whether it has been revised or given up. */
    public boolean ends() {
        return endsFrom > 0;
    }

    /** Whether orders of a cycle are taken. */
    public boolean takes(long cycle) {
        return !ends() || cycle < closedFrom;
    }

    /** Whether shops may sell in a cycle: an order may become final in the next one. */
    public boolean sells(long cycle) {
        return takes(cycle + 1);
    }
}
