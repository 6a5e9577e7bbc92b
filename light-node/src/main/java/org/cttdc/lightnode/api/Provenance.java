package org.cttdc.lightnode.api;

import java.time.Instant;
import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * The path from a header that two thirds of the voting power signed down to a value.
 *
 * @param chainId the chain
 * @param height height whose state (or block) holds the value
 * @param headerHeight height of the header whose hash covers it: {@code height + 1} for state, {@code height} for transactions
 * @param headerHash of that header, 32 bytes
 * @param time block time of that header
 * @param agreeing number of full nodes that served the same header, at least 1
 * @param steps the path in reading order: header, commit, root, leaf
 */
public record Provenance(
        String chainId,
        long height,
        long headerHeight,
        Bytes headerHash,
        Instant time,
        int agreeing,
        List<Step> steps) {
    public Provenance {
        steps = List.copyOf(steps);
    }

    /** What one step of a path shows. The localised text belongs to the view. */
    public enum Kind {
        /** Which header was trusted and how it was reached. */
        TRUST,
        /** Signed voting power over total power. */
        COMMIT,
        /** The application hash or data hash in the header. */
        ROOT,
        /** The Merkle path from root to leaf. */
        PATH,
        /** The key and value. */
        LEAF
    }

    /**
     * One step.
     *
     * @param kind what it shows
     * @param hash the hash this step arrives at
     * @param detail facts of the step, e.g. "3 of 4 power", "key account/…", "17 levels"; never text from a server
     */
    public record Step(Kind kind, Bytes hash, String detail) {}
}
