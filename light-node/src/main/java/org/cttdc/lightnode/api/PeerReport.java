package org.cttdc.lightnode.api;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint behaves.
 *
 * @param standing whether it is asked
 * @param score 0 to 100: every good answer brings it nearer to 100, every silence or confusion nearer to 0
 * @param expelledUntil when it is asked again, where it is expelled
 * @param reason what it was expelled for last; empty where it never was
 */
public record PeerReport(
        URI endpoint,
        Standing standing,
        int score,
        @Nullable Instant expelledUntil,
        String reason) {
    /** Whether an endpoint is asked. */
    public enum Standing {
        /** It answers and leads: its tip is followed, the others witness it. */
        PRIMARY,
        /** It answers and is compared with the primary. */
        WITNESS,
        /** It was silent or confused and is asked again after a pause. */
        PAUSING,
        /** It served what no honest node can serve. */
        EXPELLED
    }
}
