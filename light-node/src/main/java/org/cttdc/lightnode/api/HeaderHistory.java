package org.cttdc.lightnode.api;

import java.util.List;
import java.util.function.Consumer;

/**
 * Every header of the chain, streamed in pages so that memory does not grow with the chain. Both ways keep a resume point on disk:
 * what a consumer took before is not delivered again after an interruption, except for the pages since the last resume point was
 * written. Calls block until done and are meant for virtual threads; one call of a kind at a time.
 */
public interface HeaderHistory {
    /**
     * Newest first, from the newest verified header down by hash links: signatures are checked for that one header only, and every
     * other one is proved by the hash that stands in the header above it. The provenance of a page is that of the signed header which
     * its headers are linked to.
     *
     * @param lowest last height wanted, at least 1
     * @return what was delivered by this call
     * @throws LightNodeException where no endpoint has or serves the true headers; what was delivered until then stays true
     */
    Delivered linked(long lowest, Consumer<Verified<List<HashedHeader>>> consumer);

    /**
     * Oldest first, from the trust root up, every header by the signatures of more than two thirds of its own validators and by its
     * predecessor, as the reference's sequential mode does. Slow, and proves no more than {@link #linked} does to who trusts the
     * newest header; it finds out whether each block was ever properly signed.
     *
     * @param highest last height wanted, at most the newest verified one
     * @return what was delivered by this call
     * @throws LightNodeException as {@link #linked}; CONFLICTING_HEADERS where the signed headers lead to another newest header
     */
    Delivered signed(long highest, Consumer<Verified<List<HashedHeader>>> consumer);

    /** Forgets all resume points: the next call starts anew. */
    void restart();

    /**
     * How much a call delivered.
     *
     * @param headers number of headers
     * @param lowest lowest height known to be delivered without a gap up to {@code highest}, by this call or earlier ones
     * @param highest see {@code lowest}
     */
    record Delivered(long headers, long lowest, long highest) {}
}
