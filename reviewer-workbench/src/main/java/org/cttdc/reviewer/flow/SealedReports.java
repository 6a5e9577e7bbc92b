package org.cttdc.reviewer.flow;

import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;

/**
 * Keeps the exact bytes of committed reports until they are revealed: losing them would lose the bond. {@link #keep} returns only
 * once the bytes are safely on disk.
 */
public interface SealedReports {
    /** Keeps a report's canonical JSON under its purchase's nullifier and makes it the newest of that purchase. */
    void keep(Bytes nullifier, Bytes report);

    /** The newest report kept for a purchase. */
    Optional<Bytes> find(Bytes nullifier);

    /** Every report kept for a purchase: the one that was committed is among them. */
    default List<Bytes> all(Bytes nullifier) {
        return find(nullifier).stream().toList();
    }
}
