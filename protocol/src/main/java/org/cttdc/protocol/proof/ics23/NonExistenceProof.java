package org.cttdc.protocol.proof.ics23;

import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * That a key holds nothing: its neighbours in the tree exist and nothing stands between them.
 *
 * @param key what the prover calls the key; not authenticated, some trees write its hash
 * @param left the nearest leaf before, null where there is none
 * @param right the nearest leaf after, null where there is none
 */
public record NonExistenceProof(
        Bytes key, @Nullable ExistenceProof left, @Nullable ExistenceProof right) implements CommitmentProof {}
