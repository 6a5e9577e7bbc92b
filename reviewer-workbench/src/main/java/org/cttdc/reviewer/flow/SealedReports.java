package org.cttdc.reviewer.flow;

import java.util.Optional;
import org.cttdc.protocol.Bytes;

/**
 * Keeps the exact bytes of committed reports until they are revealed: losing them would lose the bond. {@link #keep} returns only
 * once the bytes are safely on disk.
 */
public interface SealedReports {
    /** Keeps a report's canonical JSON under its purchase's nullifier; the same nullifier again replaces it. */
    void keep(Bytes nullifier, Bytes report);

    /** The report kept for a purchase. */
    Optional<Bytes> find(Bytes nullifier);
}
