package org.cttdc.protocol.state;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * Whom an account nominates with one kind of power.
 *
 * @param candidates consensus addresses, 1 to 16
 * @param index 0-based place in the list of that power's ballots
 */
public record NominationState(List<Bytes> candidates, long index) {
    /** No ballot. */
    public static final NominationState NONE = new NominationState(List.of(), 0);

    public NominationState {
        candidates = List.copyOf(candidates);
    }
}
