package org.cttdc.protocol.proof.ics23;

import java.util.List;

/**
 * Several proofs under one root; written compressed, with every inner node once.
 *
 * @param entries proofs about single keys; a batch inside of a batch is refused with {@link IllegalArgumentException}
 */
public record BatchProof(List<CommitmentProof> entries) implements CommitmentProof {
    public BatchProof {
        entries = List.copyOf(entries);
        if (entries.stream().anyMatch(BatchProof.class::isInstance)) {
            throw new IllegalArgumentException("a batch of proofs cannot hold another batch");
        }
    }
}
