package org.cttdc.lightnode.api;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of how far the light node is.
 *
 * @param chainId the chain
 * @param stage what it is doing
 * @param height newest verified header, 0 before the first
 * @param stateHeight newest height whose state can be proved ({@code height - 1}), 0 before the first
 * @param time block time of the newest verified header
 * @param peers endpoints that answer
 * @param agreeing endpoints that served the newest header alike
 * @param problem why it does not go on, where it does not
 */
public record SyncStatus(
        String chainId,
        Stage stage,
        long height,
        long stateHeight,
        @Nullable Instant time,
        int peers,
        int agreeing,
        Optional<LightNodeException> problem) {

    /** What the light node is doing. */
    public enum Stage {
        STARTING,
        SYNCING,
        SYNCED,
        /** No endpoint answers; the last verified state stays readable from the cache. */
        OFFLINE,
        /** The newest trusted header is older than the trusting period: a person must give a new root. */
        EXPIRED,
        /** Endpoints disagree or lied: nothing more is believed until a person decides. */
        HALTED
    }
}
