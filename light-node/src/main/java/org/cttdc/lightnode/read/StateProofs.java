package org.cttdc.lightnode.read;

import java.util.List;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.ExistenceProof;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.ics23.NonExistenceProof;
import org.cttdc.protocol.proof.smt.ProofOp;
import org.jspecify.annotations.Nullable;

/** Proofs of single keys of the application's state. */
final class StateProofs {
    private StateProofs() {}

    /**
     * The value at a key, or its absence where {@code value} is empty, proved against an app hash; throws {@link LightNodeException}
     * INVALID_PROOF.
     */
    static ProvenValue verify(Bytes appHash, Bytes key, Bytes value, List<ProofOp> proof) {
        try {
            if (value.isEmpty()) {
                ProofOp.verifyNonMembership(proof, appHash, key);
            } else {
                ProofOp.verifyMembership(proof, appHash, key, value);
            }
            return new ProvenValue(
                    value, levels(Ics23Codec.decode(proof.getFirst().data())));
        } catch (ProofException e) {
            throw new LightNodeException(
                    Code.INVALID_PROOF,
                    "the " + (value.isEmpty() ? "absence" : "value") + " of key " + Grounds.keyText(key)
                            + " is not proved: " + e.reason() + ": " + e.getMessage(),
                    e);
        }
    }

    private static int levels(CommitmentProof proof) {
        return switch (proof) {
            case ExistenceProof existence -> existence.path().size();
            case NonExistenceProof absence -> Math.max(levels(absence.left()), levels(absence.right()));
            case BatchProof batch ->
                batch.entries().stream().mapToInt(StateProofs::levels).max().orElse(0);
        };
    }

    private static int levels(@Nullable ExistenceProof proof) {
        return proof == null ? 0 : proof.path().size();
    }
}
