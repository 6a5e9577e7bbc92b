package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * What became of a listing after it was published.
 *
 * @param predecessor content id of the listing it replaces, or empty
 * @param successor content id of the listing that replaces it, or empty
 * @param closedFrom first cycle whose orders are refused, 0 while it is on the market
 * @param defects upheld defects of what it sells
 */
public record ListingTerms(Bytes predecessor, Bytes successor, long closedFrom, long defects) {
    /** On the market, without a past. */
    public static final ListingTerms OPEN = new ListingTerms(Bytes.EMPTY, Bytes.EMPTY, 0, 0);

    /** Whether its merchant took it off the market or replaced it: what was sold before is still anchored and reviewed. */
    public boolean closed() {
        return closedFrom > 0;
    }

    /** Whether orders of a cycle are taken. */
    public boolean takes(long cycle) {
        return !closed() || cycle < closedFrom;
    }
}
