package org.cttdc.app.frame;

import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the status bar says. Immutable; published by the composition root.
 *
 * @param height last verified height; 0 before the first
 * @param sync how the light node stands
 * @param peers nodes that answer
 * @param cycle number of the running cycle
 * @param phase name of the running phase
 * @param blocksLeft blocks until the phase ends
 * @param outbox transactions that are not final
 * @param trouble why nothing newer is verified, with what a node got wrong; null while all is well
 */
public record FrameStatus(
        long height,
        Sync sync,
        int peers,
        long cycle,
        Text phase,
        long blocksLeft,
        int outbox,
        @Nullable UserError trouble) {

    /** How the light node stands. */
    public enum Sync {
        STARTING("starting"),
        SYNCING("syncing"),
        SYNCED("synced"),
        STALE("stale"),
        OFFLINE("offline"),
        /** Nodes contradict each other: nothing is believed. */
        DISAGREEMENT("disagreement");

        private final String word;

        Sync(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Before anything is known. */
    public static FrameStatus starting() {
        return new FrameStatus(0, Sync.STARTING, 0, 0, Text.empty(), 0, 0, null);
    }
}
