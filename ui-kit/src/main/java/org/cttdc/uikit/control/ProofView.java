package org.cttdc.uikit.control;

import java.time.Instant;
import java.util.List;
import org.cttdc.lightnode.api.ProofExport;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the truth of one value on screen. Immutable.
 *
 * @param height height of the header that proves the value; 0 where nothing is proved
 * @param time time of that header; null where nothing is proved
 * @param agreeingNodes how many independent nodes gave the same header
 * @param steps the path from the header to the leaf; empty where nothing is proved
 * @param exportable makes the proof into a file that is checked with no network; null where it cannot
 */
public record ProofView(
        State state,
        long height,
        @Nullable Instant time,
        int agreeingNodes,
        List<ProofStep> steps,
        @Nullable ProofExport exportable) {

    /** How far a value can be believed. */
    public enum State {
        /** Proved against a header that two thirds of the voting power signed. */
        VERIFIED,
        /** Proved, but at an old header. */
        STALE,
        /** The proof is on its way. */
        PENDING,
        /** A server said so; nothing is proved. */
        NOT_VERIFIED
    }

    public ProofView {
        steps = List.copyOf(steps);
    }

    public static ProofView verified(
            long height, Instant time, int agreeingNodes, List<ProofStep> steps, @Nullable ProofExport exportable) {
        return new ProofView(State.VERIFIED, height, time, agreeingNodes, steps, exportable);
    }

    public static ProofView pending() {
        return new ProofView(State.PENDING, 0, null, 0, List.of(), null);
    }

    public static ProofView notVerified() {
        return new ProofView(State.NOT_VERIFIED, 0, null, 0, List.of(), null);
    }

    /** The same proof, marked as old. */
    public ProofView stale() {
        return new ProofView(State.STALE, height, time, agreeingNodes, steps, exportable);
    }
}
